import { judgePeer } from '../lan/certificates/judge-peer.ts';
import type { DeskId } from '../lan/roster/desk-keys.ts';
import type { Address } from '../lan/roster/statements.ts';
import { onQuestion } from '../lan/transport/message-kind.ts';
import { certificateOf, tlsTo } from '../lan/transport/tls.ts';
import type { Lan } from './lan.ts';
import type { LanService } from './lan-service.ts';
import { connectBack } from './self-test-messages.ts';

/** Milliseconds for a connection back. */
const connectWithin = 4_000;

/** Beacons come every half minute; three may be lost. */
export const beaconsWithin = 120_000;

/** Answers the self-test of another desk: one connection at a time for each, and only to where that desk is connected from. */
export function selfTestService(lan: Lan): LanService {
  const busy = new Set<DeskId>();
  const answer = async (from: DeskId) => {
    const neighbour = lan.neighbours.find(({ desk }) => desk === from);
    const { host, port } = neighbour ?? {};
    if (!host || !port || busy.has(from)) return null;
    busy.add(from);
    try {
      return {
        reached: await provesItself(lan, from, { host, port }),
        heardBeacon: lan.roads.heard('beacon', from, beaconsWithin),
        heardMdns: lan.roads.heard('mdns', from, beaconsWithin),
      };
    } finally {
      busy.delete(from);
    }
  };
  return { handlers: [onQuestion<Record<string, never>, { reached: boolean; heardBeacon: boolean; heardMdns: boolean }, DeskId>(connectBack, (_body, from) => answer(from))] };
}

async function provesItself(lan: Lan, desk: DeskId, address: Address): Promise<boolean> {
  const socket = await tlsTo(address, lan.identity, AbortSignal.timeout(connectWithin));
  if (!socket) return false;
  const certificate = certificateOf(socket);
  socket.destroy();
  const judged = certificate && judgePeer(certificate, lan.keeper.roster, lan.clock.wall());
  return judged?.ok === true && judged.value.desk === desk;
}
