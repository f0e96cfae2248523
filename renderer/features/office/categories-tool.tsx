import { useState } from 'react';
import type { ReceiptCategory } from '../../../preload/contract/dak-registry.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { AddCategoryDialog, RenameCategoryDialog, WithdrawCategoryDialog } from './category-dialogs.tsx';

type Open =
  | { readonly act: 'add'; readonly parent: ReceiptCategory | null }
  | { readonly act: 'rename'; readonly category: ReceiptCategory }
  | { readonly act: 'withdraw'; readonly category: ReceiptCategory };

function OpenDialog({ open, onClose }: { readonly open: Open; readonly onClose: () => void }) {
  switch (open.act) {
    case 'add':
      return <AddCategoryDialog parent={open.parent} onClose={onClose} />;
    case 'rename':
      return <RenameCategoryDialog category={open.category} onClose={onClose} />;
    case 'withdraw':
      return <WithdrawCategoryDialog category={open.category} onClose={onClose} />;
  }
}

/** The main categories of receipts and the sub-categories under them: added, renamed, withdrawn. */
export function CategoriesTool() {
  const { t, name } = useLanguage();
  const { value: categories, error } = useOfficeQuery('dak.categories', {});
  const [open, setOpen] = useState<Open | null>(null);
  const standing = (categories ?? []).filter(({ withdrawnAt }) => withdrawnAt === null);
  const acts = (category: ReceiptCategory) => (
    <>
      <IconButton icon="pen" label={t('office.categoryRename', { name: name(category.name) })} onPress={() => setOpen({ act: 'rename', category })} />
      <IconButton icon="close" label={t('office.categoryWithdraw', { name: name(category.name) })} onPress={() => setOpen({ act: 'withdraw', category })} />
    </>
  );
  const main = standing.filter(({ parentId }) => parentId === null);
  return (
    <section className="panel panel-padded stack" data-testid="categories">
      <h2>{t('office.categoriesTitle')}</h2>
      <p className="soft">{t('office.categoriesText')}</p>
      {main.length === 0 && categories ? <p>{t('office.categoriesNone')}</p> : null}
      <ul className="plain">
        {main.map((category) => (
          <li key={category.id} data-testid="category-line">
            <div className="row">
              <span className="strong grow">{name(category.name)}</span>
              <IconButton icon="add" label={t('office.subcategoryAdd', { name: name(category.name) })} onPress={() => setOpen({ act: 'add', parent: category })} />
              {acts(category)}
            </div>
            <ul className="plain subcategories">
              {standing
                .filter(({ parentId }) => parentId === category.id)
                .map((sub) => (
                  <li key={sub.id} className="row" data-testid="subcategory-line">
                    <span className="grow">{name(sub.name)}</span>
                    {acts(sub)}
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
      <div>
        <Button icon="add" onPress={() => setOpen({ act: 'add', parent: null })} testId="add-category">
          {t('office.categoryAdd')}
        </Button>
      </div>
      <ErrorNotice error={error} />
      {open ? <OpenDialog open={open} onClose={() => setOpen(null)} /> : null}
    </section>
  );
}
