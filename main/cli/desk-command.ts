import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { beginJoining, finishJoining } from '../core/network/joining.ts';
import { standardPort } from '../core/network/options.ts';
import type { Address } from '../core/lan/roster/statements.ts';
import type { Desk } from '../core/desk.ts';
import { Refusal } from '../core/refusal.ts';
import { answer, required, type Command } from './command.ts';
import { withDesk } from './desk-at.ts';
import { addressOf, endOfWork, portOf, sayer, type Say } from './serving.ts';

/**
 * Serves a desk of the office's network without a window, until SIGTERM or SIGINT: a PC in the records room, a relay, a test. Prints one
 * line for each thing that happens. A new desk joins first; its folder may be empty. Refuses with `badInput` naming the option, and with
 * why a joining failed.
 */
export const deskCommand: Command = async (options, _operands, { json, peers }) => {
  const folder = resolve(required(options, 'data'));
  const port = portOf(options['port'], standardPort);
  const at = options['join'] === undefined ? null : addressOf('--join', options['join']);
  const lan = { port, ...(port === standardPort ? { beaconPort: standardPort, mdns: true } : {}), peers: peers.map((peer) => addressOf('--peer', peer)) };
  const say = sayer(json);
  return withDesk(
    folder,
    at === null,
    async ({ desk }) => {
      const { ended, release } = endOfWork();
      try {
        await Promise.race([serve(desk, at, say), ended]);
        await ended;
      } finally {
        release();
      }
      return answer(true, { event: 'ended' });
    },
    { lan },
  );
};

/** Says what has begun, and from then on what happens; refuses with `noNetwork` where the desk belongs to none. */
async function serve(desk: Desk, at: Address | null, say: Say): Promise<void> {
  if (at !== null) await join(desk, at, say);
  await desk.network.begin(desk);
  const { current, problem } = desk.network;
  if (!current) throw new Refusal(problem ?? 'noNetwork');
  say({ event: 'serving', desk: current.id, port: current.port, desks: current.keeper.roster.desks.size });
  for (const { desk: other } of current.neighbours.filter(({ road }) => road === 'linked')) say({ event: 'joined', desk: other });
  desk.network.hear((event) => say(event));
}

async function join(desk: Desk, at: Address, say: Say): Promise<void> {
  const joining = await beginJoining(desk, at);
  say({ event: 'code', code: joining.code });
  await joining.settled;
  if (joining.problem) throw new Refusal(joining.problem);
  say({ event: 'accepted' });
  await finishJoining(desk, await firstLine());
}

function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  return new Promise((settle) => {
    lines.once('line', (line) => {
      settle(line);
      lines.close();
      process.stdin.destroy();
    });
    lines.once('close', () => settle(''));
  });
}
