import type { ReceiptEntry } from '../../../preload/contract/dak.ts';
import type { Desk } from '../desk.ts';
import { readOffice } from '../office/office.ts';
import { Refusal } from '../refusal.ts';
import { allCategories } from './categories.ts';
import { categoriesFit, missingFits, postcodeFits } from './rules.ts';

type Content = Pick<ReceiptEntry, 'sender' | 'enclosures' | 'enclosuresMissing' | 'missingEnclosures'> & {
  readonly categoryId?: string | undefined;
  readonly subcategoryId?: string | undefined;
};

/** Refuses with `postcodeWrong`, `moreMissingThanSaid`, `categoryGone` what is said of a paper and can't be so. */
export function orRefuseContent(desk: Desk, { sender, enclosures, enclosuresMissing, categoryId, subcategoryId }: Content): void {
  if (!postcodeFits(sender, readOffice(desk.store).country)) throw new Refusal('postcodeWrong');
  if (!missingFits(enclosuresMissing, enclosures)) throw new Refusal('moreMissingThanSaid', { named: enclosures });
  if (!categoriesFit(categoryId ?? null, subcategoryId ?? null, allCategories(desk))) throw new Refusal('categoryGone');
}

/** What an event says of enclosures that did not come, and of the categories. */
export function rarerContent({ enclosuresMissing, missingEnclosures, categoryId, subcategoryId }: Content) {
  return { enclosuresMissing, missingEnclosures: enclosuresMissing === 0 ? '' : missingEnclosures.trim(), categoryId: categoryId ?? null, subcategoryId: subcategoryId ?? null };
}
