import type { Output } from '../../../preload/contract/index.ts';
import type { Desk } from '../desk.ts';
import { printKit } from '../letters/print-kit.ts';
import { printPage } from '../letters/print-page.ts';
import { readOffice } from '../office/office.ts';
import { boundRegisterPage } from '../pages/bound-register-page.ts';
import type { Officer } from '../session/session.ts';
import { toCsv } from './csv.ts';
import { layouts } from './layouts.ts';
import { asOfDay } from './pending-statement.ts';
import { wholeRegister } from './read-register.ts';
import { monthOf } from './rules.ts';
import { viewFor, type View, type Wanted } from './view.ts';

const fileName = ({ register, from, to }: Wanted, ending: string): string => `${register}-${from}-${to}.${ending}`;

/** What a statement speaks of stands at its head: the month's last day for pending cases, else the days asked for. */
function periodOf(view: View): { readonly from: string; readonly to: string } {
  if (view.register !== 'pending') return { from: view.from, to: view.to };
  const month = monthOf(view.to);
  return { from: `${month}-01`, to: asOfDay(month, view.today) };
}

/** The register as pages of a bound book, each with its total. */
export async function printBoundRegister(desk: Desk, officer: Officer, wanted: Wanted): Promise<Output<'registers.pdf'>> {
  const view = viewFor(desk, officer, wanted);
  const { words, register, language } = view;
  const columns = layouts[register].map((column) => ({ ...column, title: words(`col_${column.id}`) }));
  const page = boundRegisterPage(
    {
      office: readOffice(desk.store).name,
      section: view.sectionId === null && register !== 'pending' ? words('wholeOffice') : view.sectionName(view.ownSection),
      title: words(`name_${register}`),
      language,
      ...periodOf(view),
      columns,
      lines: wholeRegister(view),
      words: { broughtForward: words('broughtForward'), carriedForward: words('carriedForward'), empty: words('emptyText'), lines: words('lines') },
    },
    await printKit(desk),
  );
  return { ...(await printPage(desk, page)), fileName: fileName(wanted, 'pdf') };
}

/** The register as CSV; money in rupees. */
export function registerCsv(desk: Desk, officer: Officer, wanted: Wanted): Output<'registers.csv'> {
  const view = viewFor(desk, officer, wanted);
  const columns = layouts[view.register];
  const heads = [...columns.map(({ id }) => view.words(`col_${id}`)), ...(view.register === 'pending' ? [view.words('struck')] : [])];
  const lines = wholeRegister(view).map(({ cells, struck }) => [
    ...cells.map((cell, at) => (columns[at]?.kind === 'amount' && typeof cell === 'number' ? cell / 100 : cell)),
    ...(view.register === 'pending' ? [struck ? view.words('struck') : ''] : []),
  ]);
  return { bytes: toCsv([heads, ...lines]), fileName: fileName(wanted, 'csv') };
}
