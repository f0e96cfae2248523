import type { SetupDraft } from './setup-draft.ts';

function financialYear(year: number, month: number): string {
  const start = month >= 4 ? year : year - 1;
  return `${start}-${String((start + 1) % 100).padStart(2, '0')}`;
}

/** The first number that a template would give, in the first section and post of the form; only a picture, the core makes the real ones. */
export function previewNumber(template: string, draft: SetupDraft, day: string): string {
  const [year = '', month = ''] = day.split('-');
  const values: Readonly<Record<string, string>> = {
    yyyy: year,
    yy: year.slice(2),
    mm: month,
    fy: financialYear(Number(year), Number(month)),
    office: draft.code,
    section: draft.sections[0]?.code ?? '',
    post: draft.posts.find((post) => post.roles.includes('officer'))?.code ?? '',
    file: '12',
    head: 'A-12011',
    basic: 'A',
    primary: '12',
    secondary: '11',
  };
  return template
    .replace(/\{seq(?::(\d))?\}/gu, (_, width: string | undefined) => '1'.padStart(Number(width ?? 1), '0'))
    .replace(/\{([a-z]+)(?::[\dr])?\}/gu, (_, name: string) => values[name] ?? '1');
}
