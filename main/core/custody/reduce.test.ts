import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reduce, ThreeDesks } from './custody.fixture.ts';
import type { Message } from './message.ts';

const officers = { first: 'one', second: 'two' };
const isReceipt = ({ body }: Message) => body.kind === 'receipt';

function withFile(): ThreeDesks {
  const desks = new ThreeDesks();
  desks.command('a', { kind: 'create', thing: 'f', series: false });
  desks.command('a', { kind: 'note', thing: 'f', epoch: 1, note: 'first', blob: null, must: [] });
  return desks;
}

function sent(): ThreeDesks {
  const desks = withFile();
  desks.command('a', { kind: 'dispatch', thing: 'f', epoch: 1, to: 'b' });
  return desks;
}

describe('handing over', () => {
  it('stops writing at once when the file is sent', () => {
    expect(sent().command('a', { kind: 'note', thing: 'f', epoch: 1, note: 'late', blob: null, must: [] }).refused).toBe('notHeld');
  });

  it('refuses to write in a window that shows an older epoch', () => {
    expect(withFile().command('a', { kind: 'note', thing: 'f', epoch: 0, note: 'x', blob: null, must: [] }).refused).toBe('movedMeanwhile');
  });

  it('moves the file with its chain and settles both sides', () => {
    const desks = sent();
    desks.settle();
    expect([desks.custody('a'), desks.custody('b')]).toEqual(['sent', 'held']);
    expect(desks.state('b').things['f']?.chain.map(({ act }) => act.kind)).toEqual(['create', 'note', 'dispatch', 'accept']);
  });

  it('answers the same offer with the very same receipt, however often and however late', () => {
    const desks = sent();
    const offer = desks.mail.find(({ body }) => body.kind === 'offer');
    desks.settle();
    desks.command('b', { kind: 'dispatch', thing: 'f', epoch: 2, to: 'c' });
    desks.settle();
    const before = desks.state('b');
    const again = offer === undefined ? null : desks.deliver(offer);
    expect(again?.sends.map(({ body }) => (body.kind === 'receipt' ? body.event : null))).toEqual([before.things['f']?.decisions[0]?.receipt]);
    expect(desks.state('b').things).toBe(before.things);
  });

  it('does not ask for ever for a chain that ends elsewhere than was said: the next offer begins anew', () => {
    const desks = sent();
    const offer = desks.mail.find(({ body }) => body.kind === 'offer');
    const wrong = offer?.body.kind === 'offer' ? [{ ...offer, body: { ...offer.body, length: 1 } }] : [];
    const cut = ({ header, body, urgent }: Message): Message => ({ header, urgent, body: body.kind === 'parcel' ? { ...body, events: body.events.slice(0, 2) } : body });
    desks.mail = wrong;
    for (let step = 0; desks.mail.length > 0; step += 1) {
      expect(step).toBeLessThan(10);
      for (const message of desks.mail.splice(0)) desks.deliver(cut(message));
    }
    desks.ring('a', 'offer');
    desks.settle();
    expect([desks.custody('a'), desks.custody('b')]).toEqual(['sent', 'held']);
  });

  it('never takes back by time: however long nobody answers, the file is on its way', () => {
    const desks = sent();
    for (let attempt = 0; attempt < 50; attempt += 1) desks.ring('a', 'offer');
    expect(desks.custody('a')).toBe('transit');
  });

  it('gives the file back only by the decision of the receiver, after which a late offer is refused for ever', () => {
    const desks = sent();
    const offer = desks.mail.find(({ body }) => body.kind === 'offer');
    desks.mail = [];
    desks.command('a', { kind: 'recall', thing: 'f' });
    desks.settle();
    expect([desks.custody('a'), desks.custody('b')]).toEqual(['held', 'refused']);
    if (offer !== undefined) desks.deliver(offer);
    expect(desks.custody('b')).toBe('refused');
  });

  it('takes a receipt for one transfer only', () => {
    const desks = sent();
    desks.settle(isReceipt);
    const [receipt] = desks.mail;
    const body = receipt?.body;
    if (receipt === undefined || body?.kind !== 'receipt') throw new Error('no receipt');
    for (const wrong of [{ epoch: 2 }, { era: 1 }]) desks.deliver({ ...receipt, body: { ...body, ...wrong } });
    desks.deliver({ ...receipt, header: { ...receipt.header, from: 'c' } });
    expect(desks.custody('a')).toBe('transit');
  });

  it('lets an old desk hold and hand on what it may not write on', () => {
    const desks = withFile();
    desks.command('a', { kind: 'note', thing: 'f', epoch: 1, note: 'new kind', blob: null, must: ['tables'] });
    expect(desks.command('a', { kind: 'note', thing: 'f', epoch: 1, note: 'x', blob: null, must: [] }).refused).toBe('needsUpdate');
    expect(desks.command('a', { kind: 'dispatch', thing: 'f', epoch: 1, to: 'b' }).refused).toBeNull();
  });
});

describe('a backup that was put back', () => {
  function restored(): ThreeDesks {
    const desks = withFile();
    const backup = desks.state('a');
    desks.command('a', { kind: 'note', thing: 'f', epoch: 1, note: 'second', blob: null, must: [] });
    desks.command('a', { kind: 'dispatch', thing: 'f', epoch: 1, to: 'b' });
    const { log, size } = desks.state('a').desk;
    desks.states.set('a', backup);
    desks.start('a', { logs: [{ log, size }], roster: 1 });
    return desks;
  }

  it('freezes all that it held, and takes it in hand in a new era once every desk has answered', () => {
    const desks = restored();
    expect(desks.custody('a')).toBe('frozen');
    desks.settle(({ header, body }) => header.to === 'c' || body.kind === 'offer');
    expect(desks.custody('a')).toBe('frozen');
    desks.ring('a', 'ask');
    desks.settle(({ body }) => body.kind === 'offer');
    expect(desks.custody('a')).toBe('held');
    expect(desks.state('a').things['f']?.chain.at(-1)?.era).toBe(1_000);
    expect(desks.state('a').desk.losses).toHaveLength(1);
  });

  it('is not undone by an offer of its older incarnation that arrives late', () => {
    const desks = restored();
    const late = desks.mail.filter(({ body }) => body.kind === 'offer');
    desks.settle(({ body }) => body.kind === 'offer');
    for (const message of late) desks.deliver(message);
    expect(late).toHaveLength(1);
    expect(desks.state('b').things['f']?.incoming ?? null).toBeNull();
  });

  it('waits for the desks it asked, unless two different officers excuse them', () => {
    const desks = restored();
    desks.mail = [];
    expect(desks.command('a', { kind: 'excuse', desks: ['b', 'c'], officers: { first: 'one', second: 'one' } }).refused).toBe('sameOfficer');
    desks.command('a', { kind: 'excuse', desks: ['b', 'c'], officers });
    expect(desks.custody('a')).toBe('held');
  });
});

describe('doubt', () => {
  it('stops a desk of whose log others have seen more, until two officers say that it is the desk', () => {
    const desks = sent();
    const image = new ThreeDesks().state('a');
    desks.settle();
    desks.states.set('a', image);
    desks.ring('b', 'status');
    desks.settle();
    expect(desks.state('a').desk.standing).toBe('doubted');
    expect(desks.command('a', { kind: 'create', thing: 'g', series: false }).refused).toBe('notWorking');
    desks.command('a', { kind: 'confirm', officers });
    desks.settle();
    expect(desks.state('a').desk.standing).toBe('working');
  });

  it('makes an orphan, shown and kept, of the branch of a desk that was given up', () => {
    const desks = sent();
    desks.settle();
    desks.command('a', { kind: 'reconstitute', thing: 'f', nextNumber: null, officers });
    desks.ring('a', 'status');
    desks.settle();
    expect([desks.custody('a'), desks.custody('b')]).toEqual(['held', 'orphan']);
    expect(desks.state('b').things['f']?.chain).toHaveLength(4);
  });
});

describe('any input', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd', '');
  const about = { thing: fc.constantFrom('f', 'g'), era: fc.nat(3), epoch: fc.nat(3), offer: fc.constantFrom('.1st', 'x', '') };
  const body = fc.oneof(
    fc.record({ kind: fc.constant('offer' as const), ...about, length: fc.nat(5), lacking: fc.constant([]), toLog: fc.constantFrom('b1', '') }),
    fc.record({ kind: fc.constant('need' as const), ...about, have: fc.nat(9), blobs: fc.constantFrom(null, ['x']) }),
    fc.record({ kind: fc.constant('parcel' as const), ...about, start: fc.nat(5), events: fc.constant([]), blobs: fc.constant(['x']) }),
    fc.record({ kind: fc.constant('recall' as const), ...about, toLog: fc.constantFrom('b1', '') }),
    fc.record({ kind: fc.constant('pushed' as const), events: fc.constant(['x']) }),
  );
  const checkpoint = fc.record({ log: fc.constantFrom('a1', 'b1', 'z'), size: fc.nat(5), head: fc.constantFrom('', '.1stx1', 'q') });
  const message = fc.record({
    header: fc.record({ from: name, to: name, checkpoint, replaced: fc.constantFrom([], ['a1']), seen: fc.option(checkpoint) }),
    body,
    urgent: fc.boolean(),
  });

  it('is answered without an exception, leaves the old state as it was, and does nothing more the second time', () => {
    fc.assert(
      fc.property(fc.array(message, { maxLength: 6 }), (messages) => {
        const desks = sent();
        for (const next of messages) {
          const before = desks.state('b');
          const frozen = JSON.stringify(before);
          const once = reduce(before, { kind: 'message', message: next, fresh: 'p', jitter: 0 });
          const twice = reduce(once.state, { kind: 'message', message: next, fresh: 'q', jitter: 0 });
          expect(JSON.stringify(before)).toBe(frozen);
          expect([twice.events, twice.state.things['f']?.custody]).toEqual([[], once.state.things['f']?.custody]);
          desks.states.set('b', once.state);
        }
      }),
      { numRuns: 500 },
    );
  });
});
