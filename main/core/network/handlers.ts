import type { Handlers } from '../handlers.ts';
import { Refusal } from '../refusal.ts';
import { admitted } from '../session/admitted.ts';
import { beginJoining, cancelJoining, finishJoining, joiningView } from './joining.ts';
import { openNetwork } from './open-network.ts';
import { acceptDesk, beginAdmission, endAdmission, movePost, revokeDesk, setAddresses } from './registrar-acts.ts';
import { runSelfTest } from './self-test.ts';
import { networkStatus } from './status.ts';

export const networkHandlers: Handlers<'network'> = {
  'network.status': ({ desk }) => networkStatus(desk),
  'network.open': async ({ desk, caller }) => {
    if (!desk.network.options) throw new Refusal('lanNotServed');
    await openNetwork(desk, admitted(caller));
    return {};
  },
  'network.beginAdmission': async ({ desk }) => {
    await beginAdmission(desk);
    return {};
  },
  'network.admission': ({ desk }) => desk.network.admission?.view ?? { open: false, until: null, hosts: [], port: 0, waiting: false, accepted: null },
  'network.acceptDesk': ({ desk, input }) => acceptDesk(desk, input),
  'network.dismissNewcomer': ({ desk }) => {
    desk.network.admission?.dismiss();
    return {};
  },
  'network.endAdmission': async ({ desk }) => {
    await endAdmission(desk);
    return {};
  },
  'network.join': async ({ desk, input }) => {
    await beginJoining(desk, input);
    return {};
  },
  'network.joining': ({ desk }) => joiningView(desk),
  'network.finishJoin': async ({ desk, input }) => {
    await finishJoining(desk, input.answer);
    return {};
  },
  'network.cancelJoin': ({ desk }) => {
    cancelJoining(desk);
    return {};
  },
  'network.revokeDesk': ({ desk, input }) => {
    revokeDesk(desk, input);
    return {};
  },
  'network.movePost': ({ desk, input }) => {
    movePost(desk, input);
    return {};
  },
  'network.setAddresses': ({ desk, input }) => {
    setAddresses(desk, input);
    return {};
  },
  'network.testSelf': ({ desk }) => {
    const lan = desk.network.current;
    if (!lan) throw new Refusal('noNetwork');
    void runSelfTest(lan, () => desk.network.changed());
    return {};
  },
  'network.selfTest': ({ desk }) => {
    const run = desk.network.current?.selfTest ?? null;
    return run && { ...run, startedAt: Math.max(0, Math.round(run.startedAt)), lines: [...run.lines] };
  },
};
