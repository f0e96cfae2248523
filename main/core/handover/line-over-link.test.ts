import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { startDesk, toldRoad, type RunningDesk } from '../lan/desk.fixture.ts';
import { admitDesks, sampleOffice } from '../lan/office.fixture.ts';
import { plainBytes } from '../ledger/event.ts';
import { ContentLines, type Tell } from './line-over-link.ts';

const running: RunningDesk[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ lan }) => lan.stop()));
});

const tellBy = (desk: RunningDesk): Tell => (to, kind, body) => desk.lan.tell(to, kind, body);

/** Two desks of an office that are connected, each with its lines. */
async function twoDesks() {
  const sample = sampleOffice();
  const [one, two] = admitDesks(sample, 2);
  if (!one || !two) throw new Error('two desks');
  const road = toldRoad();
  const [hereLines, thereLines] = [new ContentLines(), new ContentLines()];
  const here = await startDesk(sample, one, { roster: sample.roster, sources: [road.source], handlers: [hereLines.handler] });
  const there = await startDesk(sample, two, { roster: sample.roster, handlers: [thereLines.handler] });
  running.push(here, there);
  road.tell(there.id, there.port);
  await Promise.all([here.meets(there.id), there.meets(here.id)]);
  return { here, there, hereLine: hereLines.lineTo(there.id, tellBy(here)), thereLine: thereLines.lineTo(here.id, tellBy(there)) };
}

describe('a line over the connection of two desks', () => {
  it('carries messages both ways, whole, in order and to every listener, until it is taken away', async () => {
    const { hereLine, thereLine } = await twoDesks();
    const messages = Array.from({ length: 40 }, (_, at) => plainBytes(randomBytes(at * 7_000)));
    const heard: Buffer[] = [];
    let others = 0;
    const all = new Promise<void>((resolve) => {
      thereLine.onMessage((message) => {
        heard.push(Buffer.from(message));
        if (heard.length === messages.length) resolve();
      });
    });
    const off = thereLine.onMessage(() => {
      others += 1;
      if (others === 2) off();
    });
    for (const message of messages) await hereLine.send(Uint8Array.from(message));
    await all;
    expect(heard.map((message, at) => message.equals(messages[at] ?? Buffer.of(1)))).not.toContain(false);
    expect(others).toBe(2);
    const back = new Promise<Uint8Array>((resolve) => hereLine.onMessage(resolve));
    await thereLine.send(Uint8Array.of(1, 2, 3));
    expect([...(await back)]).toEqual([1, 2, 3]);
  });

  it('gives back the memory of a long message once it has left', async () => {
    const { hereLine, thereLine } = await twoDesks();
    const heard = new Promise<Uint8Array>((resolve) => thereLine.onMessage(resolve));
    const message = new Uint8Array(128 * 1024).fill(7);
    await hereLine.send(message);
    expect((await heard).every((byte) => byte === 7)).toBe(true);
    expect(message.length).toBe(0);
  });

  it('lets a sender wait while the connection is full, and all that wait go on together', async () => {
    const { hereLine, thereLine } = await twoDesks();
    let [sent, heard] = [0, 0];
    const all = new Promise<void>((resolve) => {
      thereLine.onMessage(() => {
        heard += 1;
        if (heard === 40) resolve();
      });
    });
    const sending = Array.from({ length: 40 }, () => hereLine.send(new Uint8Array(256 * 1024)).then(() => (sent += 1)));
    await Promise.resolve();
    expect(sent).toBe(0);
    await Promise.all([all, ...sending]);
    expect([sent, heard]).toEqual([40, 40]);
  });

  it('rejects what is sent when the connection has ended, also what waits for room', async () => {
    const { here, hereLine } = await twoDesks();
    const waiting = Array.from({ length: 20 }, () => hereLine.send(new Uint8Array(512 * 1024)).then(() => 'sent', () => 'rejected'));
    await here.lan.stop();
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['rejected']));
    await expect(hereLine.send(Uint8Array.of(1))).rejects.toThrow('cannot be reached');
  });
});
