import type { FirstLoad as LoadStatus, SyncStatus, SyncTrouble } from '../../../preload/contract/sync.ts';
import type { Desk } from '../desk.ts';
import type { CentreSync, VisitProblem } from './centre-sync.ts';
import type { FirstLoad, LoadProblem } from './first-load.ts';
import { SyncStore } from './sync-store.ts';

/** How it stands with the office's central server, for the light in the frame. */
export function syncStatus(desk: Desk): SyncStatus {
  const lan = desk.network.current;
  const store = new SyncStore(desk.store);
  const [centre = null] = lan?.keeper.roster.centre?.addresses ?? [];
  const owed = centre ? store.owed() : { events: 0, contents: 0, bytes: 0 };
  return {
    centre,
    registrarDesk: lan?.office != null,
    owed,
    owedSince: owed.events > 0 ? store.owedSince() : null,
    succeededAt: desk.sync.current?.succeededAt ?? store.succeededAt,
    firstLoad: loadOf(desk.firstLoad.current),
    ...underWay(desk.sync.current, lan?.clock.wall() ?? 0),
  };
}

function underWay(sync: CentreSync | null, now: number): Pick<SyncStatus, 'running' | 'trouble' | 'nextTryAt'> {
  const { running, problem, nextTryIn } = sync?.standing ?? { running: false, problem: null, nextTryIn: null };
  return { running, trouble: problem && (troubles[problem] ?? 'refused'), nextTryAt: nextTryIn === null ? null : Math.round(now + nextTryIn) };
}

/** What the screen calls it: a clerk can do something about some of them, an engineer about the rest, which are `refused`. */
const troubles: Partial<Readonly<Record<VisitProblem, SyncTrouble>>> = {
  unreachable: 'unreachable', otherServer: 'otherServer', versionsDiffer: 'versionsDiffer', diskFull: 'diskFull',
  notTheServer: 'inTheWay', tooLarge: 'inTheWay', busy: 'inTheWay', notListed: 'notAdmitted', officeUnknown: 'notAdmitted',
  forked: 'recordDiffers', centreDiffers: 'recordDiffers', centreForged: 'recordDiffers', rosterForked: 'recordDiffers',
};

function loadOf(load: FirstLoad | null): LoadStatus | null {
  const standing = load?.standing ?? null;
  if (!standing) return null;
  const { events, of, proven, contents, running, held, problem, flawed } = standing;
  const trouble = problem ? (loadTroubles[problem] ?? 'waits') : null;
  return { acts: events, of, proven, papers: contents, running, held, trouble: trouble ?? (flawed ? 'flawed' : null) };
}

/** Whatever else kept it from going on is over at another try. */
const loadTroubles: Partial<Readonly<Record<LoadProblem, LoadStatus['trouble']>>> = {
  logDiffers: 'differs', logBroken: 'differs', eventForged: 'differs', eventForked: 'differs', eventUnreadable: 'differs', diskFull: 'diskFull',
};
