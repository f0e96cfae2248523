import { deskSeries, markedCounter } from './desk-mark.ts';
import { romanNumeral } from './roman-numeral.ts';

/**
 * Numbers by template (domain.md b.2). Tokens in braces: `{seq}`, `{seq:4}` (padded) or `{seq:r}` (Roman) once; `{yyyy}`, `{yy}`; `{fy}`
 * (2026-27, April to March); `{mm}`, `{dd}`; `{section}`, `{office}`, `{post}`, `{file}`; `{random:2}`, so many drawn digits beside the
 * counter; and heads of the office's own, such as `{head}` or `{primary:2}` (padded). Everything else stands as written.
 */
export type NumberContext = {
  /** `2026-11-21` */
  readonly day: string;
  readonly section?: string;
  readonly office?: string;
  readonly post?: string;
  readonly file?: string;
  readonly heads?: Readonly<Record<string, string>>;
  /** The letter of the desk that gives the number (`deskMark`), before its counter; none on the registrar's. */
  readonly mark?: string;
  /** An evenly drawn integer from 0 to below its argument; without it drawn digits show as dots, as a preview does. */
  readonly draw?: (below: number) => number;
};

export type NumberTemplateProblem = 'templateNeedsOneSequence' | 'templateSequenceTouches' | 'templateUnbalancedBraces';

const token = /\{([a-z]+)(?::(\d|r))?\}/gu;
const fixedTokens = new Set(['seq', 'random', 'yyyy', 'yy', 'fy', 'mm', 'dd', 'section', 'office', 'post', 'file']);
const touching = /(?:\}|\d)\{seq(?::\d)?\}|\{seq(?::\d)?\}(?:\{|\d)|[}\d\p{L}]\{seq:r\}|\{seq:r\}[{\d\p{L}]/u;

/**
 * Problems of a template; an empty list when it is good. Heads are any other lower-case word. The sequence may touch no digit and
 * no other token, or 1 after section A1 and 11 after section A would be one number; a Roman one may touch no letter either.
 */
export function templateProblems(pattern: string): NumberTemplateProblem[] {
  const problems: NumberTemplateProblem[] = [];
  const sequences = [...pattern.matchAll(token)].filter((match) => match[1] === 'seq').length;
  if (sequences !== 1) problems.push('templateNeedsOneSequence');
  if (touching.test(pattern)) problems.push('templateSequenceTouches');
  if (/[{}]/u.test(pattern.replaceAll(token, ''))) problems.push('templateUnbalancedBraces');
  return problems;
}

/** The heads that the clerk fills, in the order of the template. */
export function templateHeads(pattern: string): string[] {
  return [...new Set([...pattern.matchAll(token)].map((match) => match[1] ?? ''))].filter((name) => !fixedTokens.has(name));
}

/** Is a token used in the template? */
export function usesToken(pattern: string, name: string): boolean {
  return [...pattern.matchAll(token)].some((match) => match[1] === name);
}

export type NumberedThing = 'file' | 'letter' | 'dispatch' | 'dak' | 'part';

/**
 * The series that a number is counted in: the number itself with the counter left open. Two numbers share a counter exactly
 * when nothing but the counter tells them apart, so a number can't repeat and a year or section in it restarts the count.
 * Drawn digits are left open too: they stand beside the counter and never instead of it, so they cannot make a number repeat. Each desk counts in a series of its own.
 */
export function seriesKey(kind: NumberedThing, pattern: string, context: NumberContext): string {
  return deskSeries(kind, context.mark ?? '', fill(pattern, context, { counter: () => '#', drawn: () => '?' }));
}

/** The number with its counter, as printed. */
export function formatNumber(pattern: string, context: NumberContext, sequence: number): string {
  const { draw, mark = '' } = context;
  const counted = (form: string | undefined) => (form === 'r' ? romanNumeral(sequence) : String(sequence).padStart(Number(form ?? 1), '0'));
  return fill(pattern, context, {
    counter: (form, before) => (mark !== '' && endsInLetter.test(before) ? '-' : '') + markedCounter(mark, counted(form)),
    drawn: (width) => Array.from({ length: width }, () => (draw ? String(draw(10)) : '•')).join(''),
  });
}

/** A mark written against a letter could not be told from the word: `EST{seq}` becomes EST-B-45. */
const endsInLetter = /[\p{L}\p{M}]$/u;

/**
 * Would a number of this template with these values look like another desk's? Only where what stands before the counter ends as the template does
 * and then in a desk's letter: head 7-B in `{head}-{seq}` makes 7-B-1, which is head 7 on the desk with the letter B.
 */
export function spellsAnotherDesk(pattern: string, context: NumberContext): boolean {
  const [before = ''] = pattern.split(/\{seq(?::[\dr])?\}/u);
  const separator = before.replace(/^.*\}/u, '');
  const spelt = /^(.*)(?<!\p{L})[A-Z]{1,2}-$/u.exec(fill(before, context, { counter: () => '', drawn: () => '' }));
  return spelt?.[1] !== undefined && separator !== before && spelt[1].endsWith(separator);
}

type Openings = { readonly counter: (form: string | undefined, before: string) => string; readonly drawn: (width: number) => string };

function fill(pattern: string, context: NumberContext, { counter, drawn }: Openings): string {
  return pattern
    .replaceAll(token, (_, name: string, form: string | undefined, at: number) => {
      if (name === 'seq') return counter(form, pattern.slice(0, at));
      if (name === 'random') return drawn(Number(form ?? 1) || 1);
      return value(name, context).padStart(form === undefined ? 0 : Number(form) || 0, '0');
    })
    .normalize('NFC')
    .trim();
}

/** What the clerk filled in for a head, trimmed; empty where it was not filled in. */
export function headValue(heads: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(heads, name) ? (heads[name]?.trim() ?? '') : '';
}

/** What the fixed tokens stand for on a day. */
function fixedValues(context: NumberContext): ReadonlyMap<string, string> {
  const [year = '', month = '', day = ''] = context.day.split('-');
  return new Map([
    ['yyyy', year],
    ['yy', year.slice(2)],
    ['mm', month],
    ['dd', day],
    ['fy', financialYear(Number(year), Number(month))],
    ['section', context.section ?? ''],
    ['office', context.office ?? ''],
    ['post', context.post ?? ''],
    ['file', context.file ?? ''],
  ]);
}

function value(name: string, context: NumberContext): string {
  return fixedValues(context).get(name) ?? headValue(context.heads ?? {}, name);
}

/** April to March, written 2026-27. */
function financialYear(year: number, month: number): string {
  const first = month >= 4 ? year : year - 1;
  return `${first}-${String((first + 1) % 100).padStart(2, '0')}`;
}
