import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../db/open-database.ts';
import type { Store } from '../db/store.ts';
import { rawPublicKey } from '../keys/raw-keys.ts';
import { listed, sampleDesk, sampleOffice, signInto, type SampleDesk, type SampleOffice } from '../lan/office.fixture.ts';
import { entriesFrom } from '../lan/roster/roster.ts';
import { keyIdOf } from '../ledger/foreign-event.ts';
import { plainBytes } from '../ledger/event.ts';
import { officeMark } from '../parcels/head.ts';
import { signListing, type OfficeListing } from './listing.ts';
import { deskOfOtherPost, otherDesk } from './other-desks.ts';
import type { ToldOffice } from './routes.ts';
import { takeOffices, takeRequests } from './take-office.ts';

type Sample = SampleOffice & { readonly desk: SampleDesk; readonly post: string; readonly person: string; readonly key: Uint8Array };

function office(name: string): Sample {
  const made = sampleOffice(name);
  const desk = sampleDesk();
  signInto(made, { kind: 'admitted', desk: listed(desk, { roles: ['desk', 'registrar'] }) });
  return Object.assign(made, { desk, post: randomUUID(), person: randomUUID(), key: rawPublicKey(generateKeyPairSync('ed25519').privateKey) });
}

const markOf = ({ roster }: SampleOffice) => officeMark(roster.root);

function says(of: Sample, more: Partial<OfficeListing> = {}, by = of.registrar): Uint8Array {
  const { roster, desk, post, person, key } = of;
  const listing: OfficeListing = {
    version: 1, root: roster.root, number: 10, roster: roster.number, name: { en: roster.office }, level: null, superior: null, subordinates: [],
    posts: [{ id: post, name: { en: 'Officer' }, holder: null, desk: desk.id }], persons: [{ id: person, name: { en: 'Sample Person' }, keys: [key] }], ...more,
  };
  return plainBytes(signListing(listing, by));
}

const entries = ({ roster }: SampleOffice, from = 1, to = roster.number) => entriesFrom(roster, from).slice(0, to - from + 1).map((bytes) => plainBytes(bytes));
const told = (of: Sample, listing: Uint8Array, change: Partial<ToldOffice> = {}): ToldOffice => ({ root: of.roster.root, entries: entries(of), listing, ...change });

let store: Store;
let own: Sample;
let superior: Sample;
beforeEach(() => {
  store = openDatabase({ file: ':memory:', nativeBinding: process.env['DAFTAR_SQLITE_BINDING'] });
  own = office('own');
  superior = office('superior');
  store.run(store.build.insertInto('affiliation').values({ office: markOf(superior), root: superior.roster.root, side: 'superior', at: 1 }));
});
afterEach(() => store.close());

const take = (...all: readonly ToldOffice[]) => takeOffices(store, { mark: markOf(own), desks: new Set([own.desk.id]) }, all);
const known = () => store.all(store.build.selectFrom('other_office').select(['name', 'distance']).orderBy('name')).map(({ name, distance }) => [name, distance]);
const bound = () => told(superior, says(superior, { subordinates: [own.roster.root] }));

describe('what the server tells of an office', () => {
  it('is taken where its root is known, its list begins there, and its registrar has signed it: its desks, posts and keys are known then', () => {
    expect(take(bound())).toBe(true);
    expect(known()).toEqual([['{"en":"superior"}', 1]]);
    expect(otherDesk(store, superior.desk.id)).toMatchObject({ office: markOf(superior), tls: superior.desk.keys.tls });
    expect(deskOfOtherPost(store, superior.post)).toBe(superior.desk.id);
    expect(take(bound())).toBe(false);
  });

  it('is nothing to send to while that office does not say the same', () => {
    take(told(superior, says(superior)));
    expect([known(), otherDesk(store, superior.desk.id), deskOfOtherPost(store, superior.post)]).toEqual([[['{"en":"superior"}', null]], null, null]);
    take(told(superior, says(superior, { subordinates: [own.roster.root], number: 11 })));
    expect(otherDesk(store, superior.desk.id)).not.toBeNull();
  });

  it.each<readonly [string, () => ToldOffice]>([
    ['of an office that nobody here has named', () => {
      const stranger = office('stranger');
      return told(stranger, says(stranger, { subordinates: [own.roster.root] }));
    }],
    ['with the root of another office under its name', () => ({ ...bound(), root: office('swapped').roster.root })],
    ['with the list of desks of another office', () => ({ ...bound(), entries: entries(office('swapped')) })],
    ['signed by somebody else', () => told(superior, says(superior, { subordinates: [own.roster.root] }, office('forger').registrar))],
    ['signed by its former registrar', () => {
      const former = says(superior, { subordinates: [own.roster.root] });
      const registrar = generateKeyPairSync('ed25519').privateKey;
      signInto(superior, { kind: 'registrarChanged', registrar: rawPublicKey(registrar), certifier: superior.roster.certifiers[0] ?? new Uint8Array() });
      return told(superior, former);
    }],
    ['with a list of desks that is older than what it was said under', () => {
      const older = entries(superior);
      signInto(superior, { kind: 'revoked', desk: superior.desk.id, reason: 'lost' });
      return told(superior, says(superior, { subordinates: [own.roster.root] }), { entries: older });
    }],
    ['in the name of another root', () => told(superior, says(superior, { root: own.roster.root, subordinates: [own.roster.root] }))],
    ['of this office itself', () => told(own, says(own, { subordinates: [own.roster.root] }))],
    ['that is no listing', () => told(superior, new Uint8Array([1, 2, 3]))],
    ['without anything', () => ({ root: superior.roster.root, entries: [], listing: null })],
  ])('is not taken %s', (_, lie) => {
    expect(take(lie())).toBe(false);
    expect([known(), otherDesk(store, superior.desk.id)]).toEqual([[], null]);
  });

  it('goes on only: what it said before does not come back, nor a desk that it has revoked since', () => {
    const before = bound();
    take(before);
    const second = sampleDesk();
    signInto(superior, { kind: 'admitted', desk: listed(second) });
    signInto(superior, { kind: 'revoked', desk: superior.desk.id, reason: 'compromised' });
    expect(take(told(superior, says(superior, { number: 11, subordinates: [own.roster.root] })))).toBe(true);
    expect([otherDesk(store, superior.desk.id), otherDesk(store, second.id) !== null]).toEqual([null, true]);
    expect(take(before)).toBe(false);
    expect(take({ ...before, listing: says(superior, { number: 12, roster: 2, subordinates: [own.roster.root] }) })).toBe(true);
    expect(otherDesk(store, superior.desk.id)).toBeNull();
  });

  it('is vouched for by the tree: a superior’s other subordinates are reached, and nobody whom it does not name', () => {
    const [sister, stranger] = [office('sister'), office('stranger')];
    const up = told(superior, says(superior, { subordinates: [own.roster.root, sister.roster.root] }));
    const under = (of: Sample) => told(of, says(of, { superior: superior.roster.root }));
    take(up, under(sister), under(stranger));
    expect(known()).toEqual([['{"en":"sister"}', 2], ['{"en":"superior"}', 1]]);
    take(told(superior, says(superior, { number: 11, subordinates: [own.roster.root] })));
    expect(otherDesk(store, sister.desk.id)).toBeNull();
  });

  it('takes no desk, post or person of this office, or of another one, for its own', () => {
    const sister = office('sister');
    signInto(superior, { kind: 'admitted', desk: listed(own.desk) });
    const persons = [{ id: superior.person, name: { en: 'Somebody else' }, keys: [sister.key] }];
    take(
      told(superior, says(superior, { subordinates: [own.roster.root, sister.roster.root] })),
      told(sister, says(sister, { superior: superior.roster.root, persons, posts: [{ id: superior.post, name: { en: 'Stolen' }, holder: null, desk: sister.desk.id }] })),
    );
    expect(otherDesk(store, own.desk.id)).toBeNull();
    expect(deskOfOtherPost(store, superior.post)).toBe(superior.desk.id);
    expect(store.all(store.build.selectFrom('other_person').select(['office', 'name']).where('id', '=', superior.person))).toEqual([{ office: markOf(superior), name: '{"en":"Sample Person"}' }]);
    const keys = store.all(store.build.selectFrom('other_person_key').select(['office', 'key_id']).where('person_id', '=', superior.person).orderBy('office'));
    expect(keys).toEqual([{ office: markOf(superior), key_id: keyIdOf(superior.key) }, { office: markOf(sister), key_id: keyIdOf(sister.key) }].toSorted((left, right) => (left.office < right.office ? -1 : 1)));
  });
});

describe('an office that says it stands under this one', () => {
  const requests = () => store.all(store.build.selectFrom('office_request').select(['office', 'name']));

  it('is shown until it is admitted, or says so no longer', () => {
    const asking = office('asking');
    const request = told(asking, says(asking, { superior: own.roster.root }));
    expect(takeRequests(store, markOf(own), [request])).toBe(true);
    expect(requests()).toEqual([{ office: markOf(asking), name: '{"en":"asking"}' }]);
    expect(takeRequests(store, markOf(own), [request])).toBe(false);
    store.run(store.build.insertInto('affiliation').values({ office: markOf(asking), root: asking.roster.root, side: 'subordinate', at: 2 }));
    takeRequests(store, markOf(own), [request]);
    expect(requests()).toEqual([]);
  });

  it('is shown only by its own signed word', () => {
    const asking = office('asking');
    const lies = [told(asking, says(asking)), told(asking, says(asking, { superior: superior.roster.root })), told(asking, says(asking, { superior: own.roster.root }, office('forger').registrar)), told(own, says(own, { superior: own.roster.root }))];
    expect([takeRequests(store, markOf(own), lies), requests()]).toEqual([false, []]);
  });
});
