import { trackingAlphabet } from '../../core/dak/rules.ts';
import { asciiDigits } from '../../core/text/normalise.ts';
import type { Step } from './steps.ts';

const codeLength = 8;

/** A code as typed, in capitals and without what people put between letters; null for what can't be one (domain.md row 106). */
export function readTrackingCode(typed: string): string | null {
  const code = asciiDigits(typed).replace(/[\s\-.]/gu, '').toUpperCase();
  return code.length === codeLength && [...code].every((letter) => trackingAlphabet.includes(letter)) ? code : null;
}

/** A name in the languages that the office gave it in. */
export type Names = { readonly en?: string | undefined; readonly ur?: string | undefined; readonly hi?: string | undefined };

/** Where an application stands, as its sender may know it (domain.md rows 105, 106). Days are `YYYY-MM-DD` of the office's country. */
export type Standing = {
  readonly state: 'unknown' | 'received' | 'with' | 'answered' | 'disposed';
  readonly number: string | null;
  readonly receivedOn: string | null;
  readonly section: Names | null;
  readonly since: string | null;
  readonly endedOn: string | null;
};

/** What is said of a code that stands for nothing. */
export const unknownStanding: Standing = { state: 'unknown', number: null, receivedOn: null, section: null, since: null, endedOn: null };

/** A step with the milliseconds since 1970 when it was done, and the hybrid clock in hex, by which steps of different desks are in order. */
export type TimedStep = { readonly wall: number; readonly moment: string; readonly step: Step };

/** All that was said of one receipt, each in order: of itself, of the file it lies in now, and which letters were cancelled. */
export type History = { readonly receipt: readonly TimedStep[]; readonly file: readonly TimedStep[]; readonly cancelled: ReadonlySet<string> };

type Places = { readonly sectionOf: (post: string) => string | null; readonly nameOf: (section: string) => Names | null; readonly dayOf: (wall: number) => string };

/**
 * Where a receipt stands (domain.md rows 105, 106): received, with which section since when, answered or disposed of. Of graded papers, closed covers and entries that were withdrawn
 * nothing beyond that they were received; the names of posts, the subject and the sender are never in it.
 */
export function standingOf(history: History, places: Places): Standing {
  const { receipt, file, cancelled } = history;
  const way = [...receipt, ...sinceFiled(history)];
  const received = receipt.flatMap(({ step }) => (step.kind === 'received' ? [step] : []))[0];
  if (!received) return unknownStanding;
  const only: Standing = { ...unknownStanding, state: 'received', receivedOn: received.on };
  if (isHidden(receipt) || isHidden(file) || lastOf(receipt, ['binned', 'restored'])?.step.kind === 'binned') return only;
  const open: Standing = { ...only, number: received.number };
  const answered = receipt.flatMap(({ step }) => (step.kind === 'answered' && !cancelled.has(step.letter) ? [step.on] : []));
  const [firstAnswer] = answered.toSorted();
  if (firstAnswer !== undefined) return { ...open, state: 'answered', endedOn: firstAnswer };
  const done = lastOf(way, ['done', 'undone']);
  if (done?.step.kind === 'done') return { ...open, state: 'disposed', endedOn: places.dayOf(done.wall) };
  const held = heldBy(way, places.sectionOf);
  const section = held && places.nameOf(held.section);
  return held && section ? { ...open, state: 'with', section, since: places.dayOf(held.wall) } : open;
}

/** A cover that was opened is no longer hidden by being one. */
function isHidden(steps: readonly TimedStep[]): boolean {
  const last = lastOf(steps, ['received', 'completed', 'opened'])?.step;
  return last !== undefined && 'hidden' in last && last.hidden;
}

function lastOf(steps: readonly TimedStep[], kinds: readonly Step['kind'][]): TimedStep | undefined {
  return steps.findLast(({ step }) => kinds.includes(step.kind));
}

/** The section in which the paper lies, and since when without a break; what came back lies where it lay before. Null where that is not known here. */
function heldBy(steps: readonly TimedStep[], sectionOf: Places['sectionOf']): { readonly section: string; readonly wall: number } | null {
  const holders: string[] = [];
  const lay: { readonly section: string | null; readonly wall: number }[] = [];
  for (const { step, wall } of steps) {
    if (step.kind === 'back') holders.pop();
    else if (step.kind === 'with' || step.kind === 'received') holders.push(step.post);
    else continue;
    lay.push({ section: sectionOf(holders.at(-1) ?? ''), wall });
  }
  const section = lay.at(-1)?.section;
  if (section === undefined || section === null) return null;
  const since = lay[lay.findLastIndex((one) => one.section !== section) + 1];
  return since ? { section, wall: since.wall } : null;
}

/** What happened to the file since the receipt lies in it; where it was before is not the receipt's way. */
function sinceFiled({ receipt, file }: History): readonly TimedStep[] {
  const filed = lastOf(receipt, ['filed']);
  return filed ? file.filter(({ moment }) => moment > filed.moment) : [];
}
