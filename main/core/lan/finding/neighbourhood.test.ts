import { afterEach, describe, expect, it } from 'vitest';
import { datesOf } from '../certificates/desk-certificate.ts';
import { graceAfterExpiry } from '../certificates/rules.ts';
import { hurriedClock } from '../clock.fixture.ts';
import { clockOff, echo, startDesk, toldRoad, type RunningDesk } from '../desk.fixture.ts';
import { admitDesks, listed, sampleDesk, sampleOffice, signInto, type SampleDesk, type SampleOffice } from '../office.fixture.ts';
import { keepRoster } from '../roster/roster-keeper.ts';
import { memoryRosterStore } from '../roster/roster-store.ts';
import { entriesFrom } from '../roster/roster.ts';

const day = 86_400_000;
const year = 365 * day;
const running: RunningDesk[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ lan }) => lan.stop()));
});

async function start(office: SampleOffice, desk: SampleDesk | undefined, settings: Parameters<typeof startDesk>[2] = {}): Promise<RunningDesk> {
  if (!desk) throw new Error('no such desk');
  const started = await startDesk(office, desk, settings);
  running.push(started);
  return started;
}

/** Two running desks that have met; `first` heard of `second`. */
async function pair(settings: readonly [Parameters<typeof startDesk>[2], Parameters<typeof startDesk>[2]] = [{}, {}]) {
  const office = sampleOffice();
  const desks = admitDesks(office, 2);
  const road = toldRoad();
  const first = await start(office, desks[0], { roster: office.roster, sources: [road.source], ...settings[0] });
  const second = await start(office, desks[1], { roster: office.roster, ...settings[1] });
  road.tell(second.id, second.port);
  await Promise.all([first.meets(second.id), second.meets(first.id)]);
  return { office, desks, first, second, road };
}

const asked = async (from: RunningDesk, to: RunningDesk) => {
  const answer = await from.lan.ask(to.id, echo, { text: 'سلام नमस्ते' });
  return answer.ok ? answer.value : answer.error.code;
};

describe('a PC whose clock is set while desks are connected', () => {
  it('greets the others anew, and knows that its clock is wrong', async () => {
    const wall = { by: 0 };
    const hurried = hurriedClock(100);
    const clock = { ...hurried, wall: () => Date.now() + wall.by };
    const { first, second } = await pair([{ clock }, {}]);
    expect(first.lan.clock).toEqual({ wrong: false });
    const parted = first.parts(second.id);
    wall.by = -40 * year;
    await parted;
    await first.meets(second.id);
    expect(first.lan.clock).toMatchObject({ wrong: true });
    expect(await asked(first, second)).toEqual({ text: 'سلام नमस्ते', from: first.id });
  });
});

describe('desks of one office', () => {
  it('meet by a hint, prove themselves, and ask each other both ways', async () => {
    const { first, second } = await pair();
    expect(await asked(first, second)).toEqual({ text: 'سلام नमस्ते', from: first.id });
    expect(await asked(second, first)).toEqual({ text: 'سلام नमस्ते', from: second.id });
  });

  it('meet by the static address in the list of desks alone', async () => {
    const office = sampleOffice();
    const [one, two] = admitDesks(office, 2);
    const second = await start(office, two);
    signInto(office, { kind: 'addressed', desk: second.id, addresses: [{ host: '127.0.0.1', port: second.port }] });
    const first = await start(office, one);
    await first.meets(second.id);
    expect(await asked(first, second)).toEqual({ text: 'سلام नमस्ते', from: first.id });
  });

  it('keep one connection when both dial at once, whichever way round', async () => {
    for (let round = 0; round < 10; round += 1) {
      const office = sampleOffice();
      const [one, two] = admitDesks(office, 2);
      const [roadOne, roadTwo] = [toldRoad(), toldRoad()];
      const first = await start(office, one, { sources: [roadOne.source] });
      const second = await start(office, two, { sources: [roadTwo.source] });
      roadOne.tell(second.id, second.port);
      roadTwo.tell(first.id, first.port);
      await Promise.all([first.meets(second.id), second.meets(first.id)]);
      const answers = await Promise.all(Array.from({ length: 5 }, () => Promise.all([asked(first, second), asked(second, first)])));
      expect(answers.flat().filter((answer) => typeof answer === 'string')).toEqual([]);
      expect(await asked(first, second)).toMatchObject({ from: first.id });
      expect(first.lan.neighbours.concat(second.lan.neighbours).map(({ road }) => road)).toEqual(['linked', 'linked']);
    }
  });

  it('tell each other the addresses of others, and news of the list, so that a third desk is found over a second', async () => {
    const { office, first, second, road } = await pair();
    const third = sampleDesk();
    const address = await startThird(office, third);
    expect(await asked(first, address)).toEqual({ text: 'سلام नमस्ते', from: first.id });
    expect(first.keeper.roster.number).toBe(office.roster.number);
    expect(road).toBeDefined();

    async function startThird(inOffice: SampleOffice, desk: SampleDesk) {
      signInto(inOffice, { kind: 'admitted', desk: listed(desk) });
      const thirdRoad = toldRoad();
      second.keeper.offer(entriesFrom(inOffice.roster, 1));
      const started = await start(inOffice, desk, { sources: [thirdRoad.source] });
      thirdRoad.tell(second.id, second.port);
      await Promise.all([started.meets(second.id), started.meets(first.id), first.meets(started.id)]);
      return started;
    }
  });

  it('go on with a desk that was started anew at another port', async () => {
    const { office, desks, first, second } = await pair();
    const parted = first.parts(second.id);
    await second.lan.stop();
    await parted;
    const road = toldRoad();
    const again = await start(office, desks[1], { sources: [road.source] });
    road.tell(first.id, first.port);
    await first.meets(again.id);
    expect(await asked(first, again)).toMatchObject({ from: first.id });
    expect(first.lan.counts.mended).toBe(0);
  });

  it('drop a revoked desk at once, and never let it in again', async () => {
    const { office, desks, first, second, road } = await pair();
    signInto(office, { kind: 'revoked', desk: second.id, reason: 'lost' });
    const parted = second.parts(first.id);
    first.keeper.offer(entriesFrom(office.roster, 1));
    await parted;
    expect(first.lan.isReachable(second.id)).toBe(false);
    expect(first.lan.neighbours).toEqual([]);
    road.tell(second.id, second.port);
    const old = toldRoad();
    const returning = await start(office, desks[1], { roster: second.keeper.roster, sources: [old.source] });
    old.tell(first.id, first.port);
    expect(await returning.lan.ask(first.id, echo, { text: 'x' })).toMatchObject({ error: { code: 'linkClosed' } });
    expect(first.lan.isReachable(second.id)).toBe(false);
  });

  it('bring a desk with an old list up to the newest, and raise the alarm for a forked one', async () => {
    const office = sampleOffice();
    const [one, two] = admitDesks(office, 2);
    const fork = { ...office };
    admitDesks(office, 1);
    admitDesks(fork, 1);
    const keeper = keepRoster(office.roster, memoryRosterStore());
    const alarmed = new Promise<number>((resolve) => keeper.hear({ forked: ({ number }) => resolve(number) }));
    const road = toldRoad();
    const first = await start(office, one, { keeper, sources: [road.source] });
    const second = await start(office, two, { roster: fork.roster });
    road.tell(second.id, second.port);
    await first.meets(second.id);
    expect(await alarmed).toBe(4);
    expect(keeper.roster.head).toEqual(office.roster.head);
  });
});

describe('wrong clocks', () => {
  const now = Date.now();
  it.each([
    ['1970', -now],
    ['ten years ahead', 10 * year],
    ['ten years behind', -10 * year],
  ])('stop no connection: one desk has %s', async (_name, by) => {
    const { first, second } = await pair([{ clock: clockOff(by) }, {}]);
    expect(await asked(first, second)).toMatchObject({ from: first.id });
    expect(await asked(second, first)).toMatchObject({ from: second.id });
    expect(first.lan.clock).toMatchObject({ wrong: true });
  });

  it('stop no connection where both are wrong in opposite directions', async () => {
    const { first, second } = await pair([{ clock: clockOff(10 * year) }, { clock: clockOff(-now) }]);
    expect(await asked(first, second)).toMatchObject({ from: first.id });
  });

  it('set backwards during work change nothing', async () => {
    let by = 0;
    const clock = { ...clockOff(0), wall: () => Date.now() + by };
    const { first, second } = await pair([{ clock }, {}]);
    by = -10 * year;
    expect(await asked(first, second)).toMatchObject({ from: first.id });
    by = 10 * year;
    expect(await asked(second, first)).toMatchObject({ from: second.id });
  });
});

describe('a certificate', () => {
  it('that has ended lately works on, and is renewed when the registrar is met', async () => {
    const now = Date.now();
    const dates = { from: now - year, to: now - 30 * day };
    const { first, second } = await pair([{ makesCertificates: true }, { dates }]);
    expect(await asked(first, second)).toMatchObject({ from: first.id });
    expect(first.lan.neighbours[0]?.dates).toBe('expired');
    await expect.poll(() => second.renewals.length).toBe(1);
    expect(datesOf(second.renewals[0] ?? new Uint8Array())?.to).toBeGreaterThan(now + 300 * day);
  });

  it.each([false, true])('that ended long ago by clock and list is good for nothing but its renewal (registrar there: %s)', async (makesCertificates) => {
    const now = Date.now();
    const dates = { from: now - 3 * year, to: now - graceAfterExpiry - 2 * day };
    const office = sampleOffice('office-1', now);
    const desks = admitDesks(office, 2);
    const road = toldRoad();
    const first = await start(office, desks[0], { makesCertificates, sources: [road.source] });
    const second = await start(office, desks[1], { dates });
    road.tell(second.id, second.port);
    await Promise.all([first.meets(second.id), second.meets(first.id)]);
    const expected = makesCertificates ? { text: 'سلام नमस्ते', from: second.id } : 'notAllowed';
    await expect.poll(() => asked(second, first), { timeout: 10_000 }).toEqual(expected);
    expect(second.renewals).toHaveLength(makesCertificates ? 1 : 0);
  });
});
