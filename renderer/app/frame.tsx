import { useCallback, useState } from 'react';
import type { SystemState } from '../../preload/contract/system.ts';
import { useRoute } from '../data/navigation.ts';
import { Commands, type Overlay } from './commands.tsx';
import { NavigationBar } from './navigation-bar.tsx';
import { ClockBanner } from '../features/network/clock-banner.tsx';
import { ReadParcel } from '../features/handover/read-parcel.tsx';
import { StandingBanner } from '../features/handover/standing-banner.tsx';
import { KeyBanner } from './key-banner.tsx';
import { FailedScreen } from './failed-screen.tsx';
import { ScreenBoundary } from './screen-boundary.tsx';
import { Screen } from './screen.tsx';
import { TopBar } from './top-bar.tsx';

export type FrameProps = { readonly state: SystemState; readonly onSignedOut: () => void };

/** The desk of somebody signed in: areas on one side, who acts above, the work in the middle. */
export function Frame({ state, onSignedOut }: FrameProps) {
  const [overlay, setOverlay] = useState<Overlay>(null);
  const route = useRoute();
  const onPalette = useCallback(() => setOverlay('palette'), []);
  return (
    <div className="frame">
      <NavigationBar />
      <div className="frame-main">
        <TopBar state={state} onPalette={onPalette} onSignedOut={onSignedOut} />
        <StandingBanner />
        <ClockBanner />
        <KeyBanner />
        <ScreenBoundary key={JSON.stringify(route)} fallback={(again) => <FailedScreen onAgain={again} />}>
          <Screen state={state} />
        </ScreenBoundary>
      </div>
      <ReadParcel />
      <Commands overlay={overlay} onOverlay={setOverlay} onSignedOut={onSignedOut} />
    </div>
  );
}
