import type { TLSSocket } from 'node:tls';
import type { Peer } from '../certificates/judge-peer.ts';
import { plainAddress } from './door-guard.ts';
import { maximumGreeting } from './frames.ts';
import { greetingOf, type GreetedLink, type LanSelf } from './greeted-link.ts';
import { canSpeak, dispatchTo, greet, take, type Greeting } from './greeting.ts';
import { Link } from './link.ts';
import { handlersByName, onQuestion } from './message-kind.ts';

type Reception = {
  readonly self: LanSelf;
  readonly peer: Peer;
  /** The other desk takes this connection; opens the link and gives true where it is kept. */
  readonly arrived: (greeted: GreetedLink) => boolean;
};

/** The listening side of the greeting, with a desk that has proven its key. */
export function receive(socket: TLSSocket, { self, peer, arrived }: Reception): void {
  const host = plainAddress(socket.remoteAddress ?? '');
  let heard: Greeting | null = null;
  const greeted = onQuestion(greet, (greeting) => {
    heard = greeting;
    return canSpeak(greeting) ? greetingOf(self) : null;
  });
  const taken = onQuestion(take, () => {
    if (!heard || !canSpeak(heard)) return null;
    const kept = arrived({ link, desk: peer.desk, dialledBy: peer.desk, dates: peer.dates, greeting: heard, host });
    if (!kept) self.clock.after(0, () => link.close('replaced'));
    return { kept };
  });
  const handlers = handlersByName<null>([greeted, taken]);
  const link = new Link(socket, { clock: self.clock, dispatch: dispatchTo(handlers, null, false), frameLimit: maximumGreeting });
}
