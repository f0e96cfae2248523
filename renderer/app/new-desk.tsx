import { useState } from 'react';
import { useOfficeQuery } from '../data/use-office-query.ts';
import { JoinScreen } from '../features/network/join-screen.tsx';
import { FirstStart } from '../features/office/first-start.tsx';

/** A desk without an office: the ways to one, and the joining that is under way. */
export function NewDesk() {
  const { value: joining, loading } = useOfficeQuery('network.joining', {});
  const [wantsToJoin, setWantsToJoin] = useState(false);
  if (loading) return null;
  if (joining && (wantsToJoin || joining.state !== 'none')) return <JoinScreen joining={joining} onLeave={() => setWantsToJoin(false)} />;
  return <FirstStart onJoin={() => setWantsToJoin(true)} />;
}
