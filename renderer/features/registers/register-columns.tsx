import type { ColumnOfRegister, RegisterLine } from '../../../preload/contract/registers.ts';
import type { LanguageTools } from '../../i18n/language-provider.tsx';
import type { Column } from '../../ui/register/register-columns.ts';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';

type Cell = RegisterLine['cells'][number];

const widths: Readonly<Record<ColumnOfRegister['kind'], string>> = {
  text: 'minmax(7rem, 2fr)',
  code: 'minmax(8.2rem, 1fr)',
  day: 'minmax(6rem, 0.7fr)',
  month: 'minmax(6rem, 1fr)',
  count: 'minmax(4rem, 0.5fr)',
  amount: 'minmax(5rem, 0.6fr)',
};

const money = (locale: string) => new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });

function plain(cell: Cell, kind: ColumnOfRegister['kind'], { shortDay, month }: LanguageTools): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return String(kind === 'amount' ? cell / 100 : cell);
  if (kind === 'month') return month(cell);
  return kind === 'day' ? shortDay(cell) : cell;
}

function shown(cell: Cell, kind: ColumnOfRegister['kind'], { number, shortDay, month, locale }: LanguageTools) {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return <span className="number">{kind === 'amount' ? money(locale).format(cell / 100) : number(cell)}</span>;
  if (kind === 'day') return shortDay(cell);
  if (kind === 'month') return month(cell);
  return kind === 'code' ? <NumberText text={cell} /> : <ScriptText text={cell} />;
}

/** The columns of a register as the core rules them; a struck out line is crossed through, but for how the case was disposed of. */
export function columnsOf(columns: readonly ColumnOfRegister[], language: LanguageTools): readonly Column<RegisterLine>[] {
  return columns.map(({ id, kind }, at) => ({
    id,
    title: language.t(`registers.col_${id}`),
    width: widths[kind],
    cell: (row) => {
      const content = shown(row.cells[at] ?? null, kind, language);
      return row.struck && at < columns.length - 1 ? <s>{content}</s> : content;
    },
    text: (row) => plain(row.cells[at] ?? null, kind, language),
  }));
}
