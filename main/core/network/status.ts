import type { DeskView, NetworkStatus } from '../../../preload/contract/network.ts';
import type { LocalText } from '../../../preload/contract/values.ts';
import type { Desk } from '../desk.ts';
import { datesOf } from '../lan/certificates/desk-certificate.ts';
import type { Neighbour } from '../lan/finding/neighbourhood.ts';
import type { DeskId } from '../lan/roster/desk-keys.ts';
import type { ListedDesk } from '../lan/roster/statements.ts';
import { parseLocalText } from '../office/local-text.ts';
import { hasRoster } from './lan-files.ts';
import type { Lan } from './lan.ts';
import { leftBehind } from './left-behind.ts';
import { deskOfPost } from './rules.ts';

/** The office's network as this desk sees it now. */
export function networkStatus(desk: Desk): NetworkStatus {
  const { current: lan, options, problem } = desk.network;
  const opened = hasRoster(desk.folder);
  const base = { served: options !== null, opened, problem };
  if (!lan) return { ...base, registrarDesk: false, self: null, desks: [], leftBehind: [], forks: [], newerEntries: 0 };
  const { roster, forks } = lan.keeper;
  return {
    ...base,
    registrarDesk: lan.office !== null,
    self: ownStanding(lan),
    desks: deskViews(desk, lan),
    leftBehind: leftBehind(desk, lan),
    forks: forks.map(({ number }) => number),
    newerEntries: roster.newer,
  };
}

function ownStanding(lan: Lan): NetworkStatus['self'] {
  const standing = lan.clockStanding;
  const dates = datesOf(lan.identity.certificate);
  return {
    desk: lan.id,
    listed: lan.keeper.roster.desks.has(lan.id),
    hosts: [...lan.ownHosts],
    port: lan.port,
    portTaken: lan.portTaken,
    clockWrongBy: standing.wrong ? Math.round(standing.by) : null,
    certificateUntil: dates && dates.to,
  };
}

/** This desk first, then the registrar's, then the others in the order of admission. */
function deskViews(desk: Desk, lan: Lan): DeskView[] {
  const names = readNames(desk);
  const neighbours = new Map(lan.neighbours.map((neighbour) => [neighbour.desk, neighbour]));
  const views = [...lan.keeper.roster.desks].map(([id, listed]) => viewOf(lan, { id, listed, names, neighbour: neighbours.get(id) }));
  const rank = (view: DeskView) => (view.self ? 0 : view.registrar ? 1 : 2);
  return views.toSorted((left, right) => rank(left) - rank(right));
}

type Names = { readonly sections: ReadonlyMap<string, LocalText>; readonly posts: ReadonlyMap<string, LocalText> };
type Listed = { readonly id: DeskId; readonly listed: ListedDesk; readonly names: Names; readonly neighbour: Neighbour | undefined };

function viewOf(lan: Lan, { id, listed, names, neighbour }: Listed): DeskView {
  const self = id === lan.id;
  const reachable = self || lan.isReachable(id);
  const host = reachable ? (neighbour?.host ?? null) : null;
  return {
    id,
    self,
    registrar: id === lan.registrarDesk(),
    roles: listed.roles,
    sectionId: listed.section,
    section: names.sections.get(listed.section) ?? null,
    posts: postsAt(lan, id, names),
    addresses: listed.addresses,
    reachable,
    foundBy: host === null ? null : lan.roads.foundBy(id, host),
    host,
    ...lan.seen(id),
    certificate: neighbour?.dates ?? null,
    program: neighbour?.program ?? null,
  };
}

/** Posts that work there: those of the office's record, and those that the list names before the record is here. */
function postsAt(lan: Lan, id: DeskId, { posts }: Names): DeskView['posts'] {
  const { roster } = lan.keeper;
  const all = new Set([...posts.keys(), ...roster.posts.keys()]);
  return [...all].filter((post) => deskOfPost(roster, post, lan.registrarDesk()) === id).map((post) => ({ id: post, name: posts.get(post) ?? null }));
}

function readNames({ store }: Desk): Names {
  const { build } = store;
  return {
    sections: new Map(store.all(build.selectFrom('section').select(['id', 'name'])).map((row) => [row.id, parseLocalText(row.name)])),
    posts: new Map(store.all(build.selectFrom('post').select(['id', 'name']).orderBy('code')).map((row) => [row.id, parseLocalText(row.name)])),
  };
}
