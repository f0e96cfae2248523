import { z } from 'zod';
import type { Arrival, CustodyProof, DeskStanding, FilePlace, LyingAt, NamedDesk, Travelling } from '../../../preload/contract/handover.ts';
import type { DeskId } from '../custody/event.ts';
import type { Incoming } from '../custody/state.ts';
import type { Desk } from '../desk.ts';
import { receiptDiarised, receiptMarked } from '../dak/events.ts';
import { fileMoved, fileOpened } from '../files/events.ts';
import { unseenFiles, unseenReceipts } from '../grading/seen-by.ts';
import { understood } from '../ledger/newer-events.ts';
import { parseLocalText } from '../office/local-text.ts';
import type { Officer } from '../session/session.ts';
import { nameOtherDesk } from '../offices/other-names.ts';
import { deskOfPost } from '../network/rules.ts';
import { centreName } from '../parcels/centre-road.ts';
import { wholeRoster } from './custody-roster.ts';
import type { Handover } from './handover.ts';
import type { Arrival as TakenIn } from './take-parcel.ts';

/** A desk as people call it: by the posts that work there. */
export function nameDesk(desk: Desk, id: DeskId): NamedDesk {
  const lan = desk.network.current;
  const other = nameOtherDesk(desk.store, id);
  if (other) return { id, registrar: false, reachable: false, ...other };
  const posts = desk.store.all(desk.store.build.selectFrom('post').select(['id', 'name']).orderBy('code'));
  const there = lan ? posts.filter((post) => deskOfPost(lan.keeper.roster, post.id, lan.registrarDesk()) === id) : [];
  return { id, registrar: lan?.registrarDesk() === id, posts: there.map(({ name }) => parseLocalText(name)), reachable: lan !== null && (lan.id === id || lan.isReachable(id)), office: null };
}

const proofKinds = { dispatch: 'dispatched', accept: 'accepted', return: 'returned', retake: 'retaken' } as const;

/** Where a file or receipt lies, and what proves it; null for one that never left this desk. */
export function placeOf(desk: Desk, handover: Handover, thingId: string): FilePlace | null {
  const { store } = desk;
  const row = store.first(store.build.selectFrom('custody').select('since').where('thing', '=', thingId));
  const thing = row && handover.host.thing(thingId);
  if (!row || !thing) return null;
  const { custody } = thing;
  const other = custody.state === 'transit' || custody.state === 'sent' ? custody.to : '';
  const proofs: CustodyProof[] = thing.chain.flatMap(({ act, desk: by, hash }) => {
    if (act.kind !== 'dispatch' && act.kind !== 'accept' && act.kind !== 'return' && act.kind !== 'retake') return [];
    const said = store.first(store.build.selectFrom('event').select('wall').where('hash', '=', Buffer.from(hash, 'hex')));
    return [{ kind: proofKinds[act.kind], desk: nameDesk(desk, by), at: said?.wall ?? 0, event: hash }];
  });
  return {
    state: stateNames[custody.state], desk: other === '' ? null : nameDesk(desk, other), since: row.since,
    recalled: custody.state === 'transit' && custody.recalled, understood: understood(store, [thingId]), relays: relaysOf(desk, handover, thingId), number: whatIs(desk, thingId).number, proofs,
  };
}

/** At which relays, or at the central server, it lies for the other desk. */
function relaysOf(desk: Desk, { post }: Handover, thing: string): LyingAt[] {
  return post.lyingAt(thing).map(({ relay, since }) => ({ desk: relay === centreName ? null : nameDesk(desk, relay), since }));
}

/** What a parcel that was taken in brought, by number and subject as far as they are known here; who carries a graded paper is not told its subject. */
export function arrivalOf(desk: Desk, officer: Officer, { thing, from, ...arrival }: TakenIn): Arrival {
  const isUnseen = unseenFiles(desk, officer, [thing]).has(thing) || unseenReceipts(desk, officer, [thing]).has(thing);
  return { ...arrival, from: nameDesk(desk, from), id: thing, ...whatIs(desk, thing), ...(isUnseen ? { subject: '' } : {}) };
}

function whatIs({ store }: Desk, thing: string): Pick<Arrival, 'kind' | 'number' | 'subject'> {
  const file = store.first(store.build.selectFrom('file').select(['number', 'subject']).where('id', '=', thing));
  if (file) return { kind: 'file', ...file };
  const receipt = store.first(store.build.selectFrom('receipt').select(['number', 'subject']).where('id', '=', thing));
  return receipt ? { kind: 'receipt', ...receipt } : { kind: null, number: '', subject: '' };
}

const stateNames = { held: 'here', transit: 'onItsWay', sent: 'elsewhere', none: 'elsewhere', refused: 'elsewhere', frozen: 'frozen', orphan: 'setAside' } as const;

/** What is between this desk and others for one post: what it sent, and what is coming for it. */
export function travellingOf(desk: Desk, handover: Handover, postId: string): Travelling[] {
  return [...goingOut(desk, postId), ...comingIn(desk, handover, postId)];
}

function goingOut(desk: Desk, postId: string): Travelling[] {
  const { store } = desk;
  const { build } = store;
  const { current } = desk.handover;
  const onTheWay = build.selectFrom('custody').where('custody.state', '=', 'transit').orderBy('custody.since');
  const files = store.all(
    onTheWay.innerJoin('file', 'file.id', 'custody.thing').where('file.previous_post', '=', postId).select(['file.id as id', 'file.number as number', 'file.subject as subject', 'custody.since as since']),
  );
  const receipts = store.all(
    onTheWay.innerJoin('receipt', 'receipt.id', 'custody.thing').where('receipt.previous_post', '=', postId).select(['receipt.id as id', 'receipt.number as number', 'receipt.subject as subject', 'custody.since as since']),
  );
  const named = [...files.map((row) => ({ ...row, kind: 'file' as const })), ...receipts.map((row) => ({ ...row, kind: 'receipt' as const }))];
  return named.flatMap((row) => {
    const custody = current?.host.thing(row.id)?.custody;
    if (custody?.state !== 'transit') return [];
    return [{ ...row, way: 'out' as const, desk: nameDesk(desk, custody.to), recalled: custody.recalled, relays: current ? relaysOf(desk, current, row.id) : [], done: 0, total: 0 }];
  });
}

function comingIn(desk: Desk, handover: Handover, postId: string): Travelling[] {
  return [...handover.host.incoming].flatMap(([id, incoming]) => {
    const described = describe(handover, incoming);
    if (described?.toPost !== postId) return [];
    const { kind, number, subject } = described;
    return [{ kind, id, number, subject, way: 'in' as const, desk: nameDesk(desk, incoming.from), since: null, recalled: false, relays: [], ...handover.progressOf(id) }];
  });
}

type Described = { readonly kind: 'file' | 'receipt'; readonly number: string; readonly subject: string; readonly toPost: string };

/** What a parcel says of itself so far: its number and subject stand in its first event, the post that it goes to in its last move. */
function describe({ host }: Handover, { chain }: Incoming): Described | null {
  const events = chain.flatMap(({ hash }) => host.eventOf(hash) ?? []);
  const [first] = events;
  const moved = events.findLast(({ type }) => type === fileMoved.name || type === receiptMarked.name);
  if (!first || !moved) return null;
  const { toPost } = movedTo.parse(moved.body);
  if (first.type === fileOpened.name) return { kind: 'file', toPost, ...numberAndSubject.parse(first.body) };
  return first.type === receiptDiarised.name ? { kind: 'receipt', toPost, ...numberAndSubject.parse(first.body) } : null;
}

const movedTo = z.object({ toPost: z.string() });
const numberAndSubject = z.object({ number: z.string(), subject: z.string() });

/** How this desk stands, whom it waits for, and what it has lost. */
export function standingOf(desk: Desk, { host }: Handover): DeskStanding {
  const { standing, recovery, losses } = host.store.desk();
  const lan = desk.network.current;
  const desks = lan ? Object.entries(wholeRoster(desk.store, lan.keeper.roster).desks).flatMap(([id, { standing: how }]) => (how === 'active' ? [id] : [])) : [];
  const asked = recovery ? desks.filter((id) => id !== lan?.id && !recovery.answered.includes(id) && !recovery.excused.includes(id)) : [];
  return { standing, others: desks.length > 1, awaited: asked.map((id) => nameDesk(desk, id)), losses: losses.map(({ from, to, found }) => ({ from, to, found: found.length })) };
}
