import type { Input, Output } from '../../../preload/contract/index.ts';
import { localDay } from '../day.ts';
import type { Desk } from '../desk.ts';
import { printKit } from '../letters/print-kit.ts';
import { printPage } from '../letters/print-page.ts';
import { readOffice } from '../office/office.ts';
import { listPage } from '../pages/list-page.ts';

/** A list on paper. Refuses with `layoutUnavailable`, `layoutFailed`. */
export async function printList(desk: Desk, list: Input<'lists.paper'>): Promise<Output<'lists.paper'>> {
  const day = localDay(desk.ledger.now());
  const page = listPage({ ...list, office: readOffice(desk.store).name, day }, await printKit(desk));
  return { ...(await printPage(desk, page)), fileName: `list-${day}.pdf` };
}
