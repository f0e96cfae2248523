/**
 * Numbers by template (domain.md b.2). Tokens in braces: `{seq}` or `{seq:4}` (padded) once; `{yyyy}`, `{yy}`; `{fy}` (2026-27,
 * April to March); `{mm}`, `{dd}`; `{section}`, `{office}`, `{post}`, `{file}`; and heads of the office's own, such as `{head}` or `{primary}`.
 * Everything else stands as written.
 */
export type NumberContext = {
  /** `2026-11-21` */
  readonly day: string;
  readonly section?: string;
  readonly office?: string;
  readonly post?: string;
  readonly file?: string;
  readonly heads?: Readonly<Record<string, string>>;
};

export type NumberTemplateProblem = 'templateNeedsOneSequence' | 'templateSequenceTouches' | 'templateUnbalancedBraces';

const token = /\{([a-z]+)(?::(\d))?\}/gu;
const fixedTokens = new Set(['seq', 'yyyy', 'yy', 'fy', 'mm', 'dd', 'section', 'office', 'post', 'file']);

/**
 * Problems of a template; an empty list when it is good. Heads are any other lower-case word. The sequence may touch no digit and
 * no other token, or 1 after section A1 and 11 after section A would be one number.
 */
export function templateProblems(pattern: string): NumberTemplateProblem[] {
  const problems: NumberTemplateProblem[] = [];
  const sequences = [...pattern.matchAll(token)].filter((match) => match[1] === 'seq').length;
  if (sequences !== 1) problems.push('templateNeedsOneSequence');
  if (/(?:\}|\d)\{seq(?::\d)?\}|\{seq(?::\d)?\}(?:\{|\d)/u.test(pattern)) problems.push('templateSequenceTouches');
  if (/[{}]/u.test(pattern.replaceAll(token, ''))) problems.push('templateUnbalancedBraces');
  return problems;
}

/** The heads that the clerk fills, in the order of the template. */
export function templateHeads(pattern: string): string[] {
  return [...new Set([...pattern.matchAll(token)].map((match) => match[1] ?? ''))].filter((name) => !fixedTokens.has(name));
}

/**
 * The series that a number is counted in: the number itself with the counter left open. Two numbers share a counter exactly
 * when nothing but the counter tells them apart, so a number can't repeat and a year or section in it restarts the count.
 */
export function seriesKey(kind: 'file' | 'letter' | 'dispatch' | 'dak', pattern: string, context: NumberContext): string {
  return `${kind}:${fill(pattern, context, () => '#')}`;
}

/** The number with its counter, as printed. */
export function formatNumber(pattern: string, context: NumberContext, sequence: number): string {
  return fill(pattern, context, (width) => String(sequence).padStart(width, '0'));
}

function fill(pattern: string, context: NumberContext, counter: (width: number) => string): string {
  return pattern
    .replaceAll(token, (_, name: string, width: string | undefined) => (name === 'seq' ? counter(Number(width ?? 1)) : value(name, context)))
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
