import { useState } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { ComboField } from '../combo-field.tsx';
import { FormDialog } from '../form-dialog.tsx';
import type { InsertableReferences } from './insertable-references.ts';

type Props = { readonly references: InsertableReferences; readonly onClose: () => void; readonly onInsert: (text: string) => void };

/** Finds a paper, page or paragraph by typing and puts its name in the text. */
export function ReferenceDialog({ references, onClose, onInsert }: Props) {
  const { t } = useLanguage();
  const [chosen, setChosen] = useState<string | null>(null);
  const label = references.find(({ id }) => id === chosen)?.label;
  return (
    <FormDialog
      name="insert-reference"
      title={t('correspondence.insertReference')}
      action={t('correspondence.insert')}
      ready={label !== undefined}
      error={null}
      onClose={onClose}
      onSubmit={() => {
        if (label !== undefined) onInsert(label);
      }}
    >
      <ComboField label={t('correspondence.referTo')} options={references} value={chosen} onChange={setChosen} empty={t('frame.nothingFound')} autoFocus testId="reference" />
    </FormDialog>
  );
}
