import { useState } from 'react';
import type { ReceiptCategory } from '../../../preload/contract/dak-registry.ts';
import type { LocalText } from '../../../preload/contract/values.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { isNamed, LocalTextField } from './local-text-field.tsx';

type Props = { readonly category: ReceiptCategory; readonly onClose: () => void };

/** A new category, or a sub-category of `parent`. */
export function AddCategoryDialog({ parent, onClose }: { readonly parent: ReceiptCategory | null; readonly onClose: () => void }) {
  const { t, name } = useLanguage();
  const [text, setText] = useState<LocalText>({});
  const add = useCommand('dak.addCategory');
  const title = parent === null ? t('office.categoryAdd') : t('office.subcategoryAdd', { name: name(parent.name) });
  const submit = async () => {
    if ((await add.run({ name: text, ...(parent === null ? {} : { parentId: parent.id }) })).ok) onClose();
  };
  return (
    <FormDialog name="add-category" title={title} action={t('office.add')} ready={isNamed(text) && !add.busy} error={add.error} onClose={onClose} onSubmit={() => void submit()}>
      <LocalTextField label={t('office.categoryName')} value={text} onChange={setText} />
    </FormDialog>
  );
}

export function RenameCategoryDialog({ category, onClose }: Props) {
  const { t, name } = useLanguage();
  const [text, setText] = useState<LocalText>(category.name);
  const rename = useCommand('dak.renameCategory');
  const submit = async () => {
    if ((await rename.run({ categoryId: category.id, name: text })).ok) onClose();
  };
  return (
    <FormDialog name="rename-category" title={t('office.categoryRename', { name: name(category.name) })} action={t('office.rename')} ready={isNamed(text) && !rename.busy} error={rename.error} onClose={onClose} onSubmit={() => void submit()}>
      <LocalTextField label={t('office.categoryName')} value={text} onChange={setText} />
    </FormDialog>
  );
}

/** New receipts get it no more; nothing else changes. */
export function WithdrawCategoryDialog({ category, onClose }: Props) {
  const { t, name } = useLanguage();
  const withdraw = useCommand('dak.withdrawCategory');
  const submit = async () => {
    if ((await withdraw.run({ categoryId: category.id })).ok) onClose();
  };
  const called = name(category.name);
  return (
    <FormDialog name="withdraw-category" title={t('office.categoryWithdraw', { name: called })} action={t('office.categoryWithdrawNow')} ready={!withdraw.busy} error={withdraw.error} onClose={onClose} onSubmit={() => void submit()}>
      <p>{t('office.categoryWithdrawText', { name: called })}</p>
    </FormDialog>
  );
}
