import type { SelfTestLine } from '../../../preload/contract/network.ts';
import type { DeskId } from '../lan/roster/desk-keys.ts';
import type { Lan } from './lan.ts';
import { connectBack } from './self-test-messages.ts';
import { beaconsWithin } from './self-test-service.ts';

/** A desk that is not connected has so long to be reached, in milliseconds, looked at so often. */
const reachWithin = 6_000;
const lookEvery = 250;
const answerWithin = 8_000;

/** A self-test as it goes on: each line is one sentence on the screen. */
export type SelfTestRun = { readonly startedAt: number; readonly isRunning: boolean; readonly done: number; readonly total: number; readonly lines: readonly SelfTestLine[] };

/** Tests this desk's network: its addresses and clock, each other desk both ways, beacon and mDNS. Tells of every step; one test at a time. */
export async function runSelfTest(lan: Lan, changed: () => void): Promise<void> {
  if (lan.selfTest?.isRunning) return;
  const others = [...lan.keeper.roster.desks.keys()].filter((desk) => desk !== lan.id);
  const startedAt = lan.clock.wall();
  const lines: SelfTestLine[] = [];
  const total = others.length + 3;
  const say = (...more: SelfTestLine[]) => {
    lines.push(...more);
    const done = lines.filter(({ what }) => what !== 'mdns').length;
    lan.selfTest = { startedAt, isRunning: done < total, done, total, lines: [...lines] };
    changed();
  };
  const standing = lan.clockStanding;
  say({ what: 'addresses', hosts: [...lan.ownHosts], port: lan.port, portTaken: lan.portTaken }, { what: 'clock', wrongBy: standing.wrong ? Math.round(standing.by) : null });
  lan.hurry();
  for (const desk of others) say(await testDesk(lan, desk));
  say(
    { what: 'mdns', on: lan.options.mdns === true, heard: lan.roads.heardOn('mdns', lan.id, beaconsWithin), others: others.length },
    { what: 'beacon', on: lan.options.beaconPort !== undefined, heard: lan.roads.heardOn('beacon', lan.id, beaconsWithin), others: others.length },
  );
}

async function testDesk(lan: Lan, desk: DeskId): Promise<SelfTestLine> {
  await reached(lan, desk);
  const host = lan.neighbours.find((neighbour) => neighbour.desk === desk)?.host;
  if (!host) return { what: 'desk', deskId: desk, reachable: false, lastSeen: lan.seen(desk).lastSeen };
  const answer = await lan.ask(desk, connectBack, {}, answerWithin);
  return { what: 'desk', deskId: desk, reachable: true, host, foundBy: lan.roads.foundBy(desk, host), connectsBack: answer.ok ? answer.value.reached : null, hearsBeacon: answer.ok ? answer.value.heardBeacon || answer.value.heardMdns : null };
}

/** Waits until the desk is connected, or for as long as it has. */
function reached(lan: Lan, desk: DeskId): Promise<void> {
  const until = lan.clock.monotonic() + reachWithin;
  return new Promise((resolve) => {
    const look = () => {
      if (lan.isReachable(desk) || lan.clock.monotonic() >= until) resolve();
      else lan.clock.after(lookEvery, look);
    };
    look();
  });
}
