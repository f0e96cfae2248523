import { judgePeer } from '../certificates/judge-peer.ts';
import { failure, success, type Result } from '../../result.ts';
import type { DeskId } from '../roster/desk-keys.ts';
import type { Address } from '../roster/statements.ts';
import { canSpeak, greet } from './greeting.ts';
import { greetingOf, type GreetedLink, type LanSelf } from './greeted-link.ts';
import { maximumGreeting } from './frames.ts';
import { Link, type Dispatch } from './link.ts';
import { plainAddress } from './door-guard.ts';
import { certificateOf, tlsTo } from './tls.ts';

/** Why no connection came of an attempt. `otherDesk`: somebody answers there, and it is not the desk that was looked for. */
export type DialProblem = 'nobodyThere' | 'otherDesk' | 'noGreeting' | 'versionsDiffer';

const greetWithin = 5_000;

const nothingYet: Dispatch = () => Promise.resolve({ ok: false, problem: 'notAllowed' });

/**
 * Opens a connection to an address where a desk may be, lets it prove that it is that desk, and greets. The address is a hint: who
 * answers there with another key gets nothing, not even a greeting. `signal` calls the attempt off.
 */
export async function dial(self: LanSelf, address: Address, desk: DeskId, signal: AbortSignal): Promise<Result<GreetedLink, DialProblem>> {
  const socket = await tlsTo(address, self.identity(), signal);
  if (!socket) return failure('nobodyThere');
  const certificate = certificateOf(socket);
  const judged = certificate && judgePeer(certificate, self.keeper.roster, self.clock.wall());
  if (!judged?.ok || judged.value.desk !== desk) {
    socket.destroy();
    return failure('otherDesk');
  }
  socket.setNoDelay(true);
  const host = plainAddress(socket.remoteAddress ?? address.host);
  const link = new Link(socket, { clock: self.clock, dispatch: nothingYet, frameLimit: maximumGreeting });
  const stop = () => link.end('closedHere');
  signal.addEventListener('abort', stop);
  const greeting = await link.ask(greet, greetingOf(self), greetWithin);
  signal.removeEventListener('abort', stop);
  if (greeting.ok && canSpeak(greeting.value)) return success({ link, desk, dialledBy: self.id, dates: judged.value.dates, greeting: greeting.value, host });
  link.end('closedHere');
  return failure(greeting.ok ? 'versionsDiffer' : 'noGreeting');
}
