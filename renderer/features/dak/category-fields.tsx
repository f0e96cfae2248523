import type { ReceiptCategory } from '../../../preload/contract/dak-registry.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { ReceiptDraft } from './receipt-draft.ts';

type Props = { readonly draft: ReceiptDraft; readonly onChange: (change: Partial<ReceiptDraft>) => void };

const none = 'none';

/** Main category and sub-category from the lists that the office keeps; nothing while it keeps none. */
export function CategoryFields({ draft, onChange }: Props) {
  const { t, name } = useLanguage();
  const { value: categories } = useOfficeQuery('dak.categories', {});
  const standing = (categories ?? []).filter(({ withdrawnAt }) => withdrawnAt === null);
  const under = (parentId: string | null): readonly ReceiptCategory[] => standing.filter((category) => category.parentId === parentId);
  const options = (list: readonly ReceiptCategory[]) => [{ id: none, label: '—' }, ...list.map((category) => ({ id: category.id, label: name(category.name) }))];
  const chosen = (id: string) => (id === none ? null : id);
  const subs = draft.categoryId === null ? [] : under(draft.categoryId);
  if (standing.length === 0) return null;
  return (
    <>
      <SelectField label={t('dak.category')} options={options(under(null))} value={draft.categoryId ?? none} onChange={(id) => onChange({ categoryId: chosen(id), subcategoryId: null })} optional testId="category" />
      {subs.length > 0 ? (
        <SelectField label={t('dak.subcategory')} options={options(subs)} value={draft.subcategoryId ?? none} onChange={(id) => onChange({ subcategoryId: chosen(id) })} optional testId="subcategory" />
      ) : null}
    </>
  );
}
