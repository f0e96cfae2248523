import type { SyncProblem } from '../core/sync/wire.ts';

/** The server takes nothing of a request, and says why; `size` is how far the log stands here, where that is why. */
export class HubRefusal extends Error {
  readonly problem: SyncProblem;
  readonly size: number | undefined;

  constructor(problem: SyncProblem, size?: number) {
    super(problem);
    this.problem = problem;
    this.size = size;
  }
}

/** What a proxy or a log may see of it: never a success with a refusal inside. */
export const statusOf: Readonly<Record<SyncProblem, number>> = {
  badInput: 400, tooLarge: 413, versionsDiffer: 426, notListed: 403, officeUnknown: 403, notAllowed: 403, inviteUnknown: 403, notTheirLog: 403,
  gap: 409, forked: 409, rosterForked: 409, eventUnreadable: 422, eventForged: 422, logBroken: 422, rosterRefused: 422, contentWrong: 422, contentUnknown: 404, notFound: 404, busy: 503, internal: 500,
};
