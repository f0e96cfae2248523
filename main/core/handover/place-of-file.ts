import type { CustodyProof, FilePlace, NamedDesk, TravellingFile } from '../../../preload/contract/handover.ts';
import type { DeskId } from '../custody/event.ts';
import type { Incoming } from '../custody/state.ts';
import type { Desk } from '../desk.ts';
import { fileMoved, fileOpened } from '../files/events.ts';
import { decodeSignedEvent } from '../ledger/signed-event.ts';
import { parseLocalText } from '../office/local-text.ts';
import { deskOfPost } from '../network/rules.ts';
import type { Handover } from './handover.ts';

/** A desk as people call it: by the posts that work there. */
export function nameDesk(desk: Desk, id: DeskId): NamedDesk {
  const lan = desk.network.current;
  const posts = desk.store.all(desk.store.build.selectFrom('post').select(['id', 'name']).orderBy('code'));
  const there = lan ? posts.filter((post) => deskOfPost(lan.keeper.roster, post.id, lan.registrarDesk()) === id) : [];
  return { id, registrar: lan?.registrarDesk() === id, posts: there.map(({ name }) => parseLocalText(name)), reachable: lan !== null && (lan.id === id || lan.isReachable(id)) };
}

const proofKinds = { dispatch: 'dispatched', accept: 'accepted', return: 'returned', retake: 'retaken' } as const;

/** Where a file lies, and what proves it; null for one that never left this desk. */
export function placeOfFile(desk: Desk, handover: Handover, fileId: string): FilePlace | null {
  const { store } = desk;
  const row = store.first(store.build.selectFrom('custody').select('since').where('thing', '=', fileId));
  const thing = row && handover.host.thing(fileId);
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
    recalled: custody.state === 'transit' && custody.recalled, proofs,
  };
}

const stateNames = { held: 'here', transit: 'onItsWay', sent: 'elsewhere', none: 'elsewhere', refused: 'elsewhere', frozen: 'frozen', orphan: 'setAside' } as const;

/** What is between this desk and others for one post: what it sent, and what is coming for it. */
export function travellingFiles(desk: Desk, handover: Handover, postId: string): TravellingFile[] {
  return [...goingOut(desk, postId), ...comingIn(desk, handover, postId)];
}

function goingOut(desk: Desk, postId: string): TravellingFile[] {
  const { store } = desk;
  const { current } = desk.handover;
  const rows = store.all(
    store.build.selectFrom('custody').innerJoin('file', 'file.id', 'custody.thing').select(['file.id as id', 'file.number as number', 'file.subject as subject', 'custody.since as since'])
      .where('custody.state', '=', 'transit').where('file.previous_post', '=', postId).orderBy('custody.since'),
  );
  return rows.flatMap(({ id, number, subject, since }) => {
    const custody = current?.host.thing(id)?.custody;
    if (custody?.state !== 'transit') return [];
    return [{ fileId: id, number, subject, way: 'out' as const, desk: nameDesk(desk, custody.to), since, recalled: custody.recalled, done: 0, total: 0 }];
  });
}

function comingIn(desk: Desk, handover: Handover, postId: string): TravellingFile[] {
  return [...handover.host.incoming].flatMap(([fileId, incoming]) => {
    const described = describe(desk, handover, { fileId, incoming });
    if (described?.toPost !== postId) return [];
    const { number, subject } = described;
    return [{ fileId, number, subject, way: 'in' as const, desk: nameDesk(desk, incoming.from), since: null, recalled: false, ...handover.progressOf(fileId) }];
  });
}

/** What a parcel says of itself so far: its number and subject stand in its first event, the post that it goes to in its last move. */
function describe({ store }: Desk, { host }: Handover, { fileId, incoming: { chain } }: { readonly fileId: string; readonly incoming: Incoming }): { readonly number: string; readonly subject: string; readonly toPost: string } | null {
  const events = chain.flatMap(({ hash }) => {
    const said = host.arrived.events.get(hash);
    return said ? [decodeSignedEvent(said.bytes).event] : [];
  });
  const opened = events.find(({ type }) => type === fileOpened.name);
  const moved = events.findLast(({ type }) => type === fileMoved.name);
  const known = store.first(store.build.selectFrom('file').select(['number', 'subject']).where('id', '=', fileId)) ?? (opened && fileOpened.body.parse(opened.body));
  if (!known || !moved) return null;
  return { number: known.number, subject: known.subject, toPost: fileMoved.body.parse(moved.body).toPost };
}
