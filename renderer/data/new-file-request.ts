import { goTo } from './navigation.ts';

const listeners = new Set<() => void>();
let asked = false;

/** Asks the list of files to open its form for a new file, from wherever one is. */
export function requestNewFile(): void {
  asked = true;
  goTo({ screen: 'files', folder: 'created' });
  listeners.forEach((listener) => listener());
}

/** True once after each request. */
export function takeNewFileRequest(): boolean {
  const taken = asked;
  asked = false;
  return taken;
}

export function onNewFileRequest(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
