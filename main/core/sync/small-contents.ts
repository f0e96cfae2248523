import { hash as digest } from 'node:crypto';
import { failure, success, type Result } from '../result.ts';
import type { CentreLink, LinkFailure } from './centre-link.ts';
import type { Wanted } from './load-store.ts';
import { mostBytesOfSmall, mostSmallContents, routes, smallContent } from './wire.ts';

/** Of contents in the order of their size, those that go together in one answer. */
export function smallAmong(wanted: readonly Wanted[]): readonly Wanted[] {
  const small: Wanted[] = [];
  let bytes = 0;
  for (const one of wanted.slice(0, mostSmallContents)) {
    bytes += one.size;
    if (one.size > smallContent || bytes > mostBytesOfSmall) break;
    small.push(one);
  }
  return small;
}

/** Fetches them together, and gives those that are what their names say. A server of before this question is asked for each. */
export async function fetchSmall(link: CentreLink, wanted: readonly Wanted[]): Promise<Result<ReadonlyMap<string, Uint8Array>, LinkFailure>> {
  const asked = wanted.filter(({ size }) => size > 0);
  const empty = wanted.filter(({ size }) => size === 0).map(({ hash }) => [hash, new Uint8Array()] as const);
  if (asked.length === 0) return success(wholeAmong(empty));
  const answer = await link.ask(routes.smallContents, { wanted: asked.map(({ hash, size }) => ({ hash, size })) });
  if (!answer.ok && answer.error.code !== 'notFound') return failure(answer.error.code);
  const came = answer.ok ? success(asked.map(({ hash }, at) => [hash, answer.value.contents[at] ?? null] as const)) : await fetchEach(link, asked);
  return came.ok ? success(wholeAmong([...empty, ...came.value])) : came;
}

type Came = readonly [hash: string, bytes: Uint8Array | null];

async function fetchEach(link: CentreLink, wanted: readonly Wanted[]): Promise<Result<readonly Came[], LinkFailure>> {
  const came: Came[] = [];
  for (const { hash, size } of wanted) {
    const answer = await link.getContent(hash, 0, size);
    if (!answer.ok && answer.error.code !== 'contentUnknown') return failure(answer.error.code);
    came.push([hash, answer.ok ? answer.value : null]);
  }
  return success(came);
}

const wholeAmong = (came: readonly Came[]): ReadonlyMap<string, Uint8Array> => new Map(came.flatMap(([hash, bytes]) => (bytes && digest('sha256', bytes, 'hex') === hash ? [[hash, bytes] as const] : [])));
