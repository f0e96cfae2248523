import { lazy, Suspense } from 'react';
import type { Frame, FrameProps } from './frame.tsx';

let brought: typeof Frame | null = null;

async function bring(): Promise<typeof Frame> {
  const module = await import('./frame.tsx');
  brought = module.Frame;
  return brought;
}

const Waiting = lazy(async () => ({ default: await bring() }));

/** Brings all screens of the desk while somebody is still typing a PIN: the sign-in screen does not wait for them. */
export function bringFrame(): void {
  requestIdleCallback(() => void bring());
}

/** The desk of somebody signed in; drawn at once where it has been brought, since React holds back for a while whatever it once waited for. */
export function LazyFrame(props: FrameProps) {
  const Brought = brought;
  if (Brought !== null) return <Brought {...props} />;
  return (
    <Suspense fallback={null}>
      <Waiting {...props} />
    </Suspense>
  );
}
