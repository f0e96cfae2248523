import type { Input, Output } from '../../../preload/contract/index.ts';
import type { LocalText } from '../../../preload/contract/values.ts';
import type { ReceiptCategoryTable } from '../db/registry-tables.ts';
import type { Desk } from '../desk.ts';
import { newId } from '../id.ts';
import { cleanLocalText, inLanguage, parseLocalText } from '../office/local-text.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { normaliseForSearch } from '../text/normalise.ts';
import { categoryAdded, categoryRenamed, categoryWithdrawn } from './registry-events.ts';

const rowsOf = (desk: Desk): ReceiptCategoryTable[] => desk.store.all(desk.store.build.selectFrom('receipt_category').selectAll().orderBy('added_at').orderBy('id'));

/** The list as the rule sees it: a sub-category of a withdrawn one is withdrawn with it. */
export function allCategories(desk: Desk) {
  const rows = rowsOf(desk);
  const gone = new Set(rows.filter((row) => row.withdrawn_at !== null).map(({ id }) => id));
  return rows.map((row) => ({ id: row.id, parentId: row.parent_id, withdrawn: gone.has(row.id) || gone.has(row.parent_id ?? '') }));
}

/** Main categories and their sub-categories, in the order in which they were added; those withdrawn too. */
export function listCategories(desk: Desk): Output<'dak.categories'> {
  return rowsOf(desk).map((row) => ({ id: row.id, parentId: row.parent_id, name: parseLocalText(row.name), withdrawnAt: row.withdrawn_at }));
}

/** Null for a receipt that has none. */
export function categoryName(desk: Desk, id: string | null): LocalText | null {
  if (id === null) return null;
  const row = desk.store.first(desk.store.build.selectFrom('receipt_category').select('name').where('id', '=', id));
  return row ? parseLocalText(row.name) : null;
}

/** Refuses with `badInput` (`field`), `categoryGone`, `codeTaken`. */
export function addCategory(desk: Desk, officer: Officer, input: Input<'dak.addCategory'>): { id: string } {
  const parentId = input.parentId ?? null;
  const name = given(input.name);
  const id = newId();
  return desk.ledger.commit(() => {
    if (parentId !== null && standing(desk, parentId).parent_id !== null) throw new Refusal('categoryGone');
    orRefuseTaken(desk, name, { parentId, except: null });
    desk.ledger.append({ type: categoryAdded, officer, body: { id, parentId, name } });
    return { id };
  });
}

/** Refuses with `badInput` (`field`), `categoryGone`, `codeTaken`. */
export function renameCategory(desk: Desk, officer: Officer, input: Input<'dak.renameCategory'>): void {
  const name = given(input.name);
  desk.ledger.commit(() => {
    const row = standing(desk, input.categoryId);
    orRefuseTaken(desk, name, { parentId: row.parent_id, except: row.id });
    desk.ledger.append({ type: categoryRenamed, officer, body: { id: row.id, name } });
  });
}

/** Old receipts keep it. Refuses with `categoryGone`. */
export function withdrawCategory(desk: Desk, officer: Officer, categoryId: string): void {
  desk.ledger.commit(() => desk.ledger.append({ type: categoryWithdrawn, officer, body: { id: standing(desk, categoryId).id } }));
}

function given(name: LocalText): LocalText {
  const clean = cleanLocalText(name);
  if (!clean) throw new Refusal('badInput', { field: 'name' });
  return clean;
}

function standing(desk: Desk, id: string): ReceiptCategoryTable {
  const row = rowsOf(desk).find((one) => one.id === id);
  if (!row || row.withdrawn_at !== null) throw new Refusal('categoryGone');
  return row;
}

type Place = { readonly parentId: string | null; readonly except: string | null };

/** No two of one list are called the same in any language. */
function orRefuseTaken(desk: Desk, name: LocalText, { parentId, except }: Place): void {
  const beside = rowsOf(desk).filter((row) => row.parent_id === parentId && row.id !== except && row.withdrawn_at === null);
  const taken = new Set(beside.flatMap((row) => Object.values(parseLocalText(row.name)).map((text) => normaliseForSearch(text ?? ''))));
  if (Object.values(name).some((text) => taken.has(normaliseForSearch(text ?? '')))) throw new Refusal('codeTaken', { code: inLanguage(name, 'en') });
}
