import { useState } from 'react';
import type { ReceiptView } from '../../../preload/contract/dak.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { gradings } from './dak-words.ts';
import { LetterFields, MissingFields, MissingMark } from './paper-fields.tsx';
import { contentOf, draftOfCover, draftProblems, type ReceiptDraft } from './receipt-draft.ts';
import { SenderFields } from './sender-fields.tsx';
import { useOfficeCountry } from './use-office-country.ts';

type Props = { readonly receipt: ReceiptView; readonly onClose: () => void };

/** What the registry left out of a closed cover, entered by those it is addressed to. */
export function CompleteDialog({ receipt, onClose }: Props) {
  const { t } = useLanguage();
  const [draft, setDraft] = useState<ReceiptDraft>(() => draftOfCover(receipt));
  const [tried, setTried] = useState(false);
  const complete = useCommand('dak.complete');
  const home = useOfficeCountry();
  const problems = tried ? draftProblems(draft, home) : [];
  const change = (part: Partial<ReceiptDraft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = async () => {
    setTried(true);
    if (draftProblems(draft, home).length > 0) return;
    if ((await complete.run({ receiptId: receipt.id, ...contentOf(draft) })).ok) onClose();
  };
  return (
    <FormDialog name="complete" title={t('dak.complete')} action={t('dak.completeNow')} ready={!complete.busy} error={complete.error} onClose={onClose} onSubmit={() => void submit()}>
      <SenderFields draft={draft} onChange={change} problems={problems} />
      <LetterFields draft={draft} onChange={change} problems={problems} />
      <SelectField
        label={t('files.grading')}
        options={gradings.map((id) => ({ id, label: t(`files.grading_${id}`) }))}
        value={draft.classification}
        onChange={(classification) => change({ classification })}
        testId="complete-grading"
      />
      <MissingMark draft={draft} onChange={change} />
      <MissingFields draft={draft} onChange={change} problems={problems} />
      <TextField label={t('dak.remarks')} value={draft.remarks} onChange={(remarks) => change({ remarks })} optional maxLength={4000} />
    </FormDialog>
  );
}
