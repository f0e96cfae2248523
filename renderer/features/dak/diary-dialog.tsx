import { useState } from 'react';
import type { Language } from '../../../preload/contract/values.ts';
import { today } from '../../data/today.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { allLanguages, languageNames } from '../../i18n/locale.ts';
import { DateField } from '../../ui/date-field.tsx';
import { PaperDialog } from '../../ui/paper-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';

/** The diary of the section for a period, as it comes out on paper. */
export function DiaryDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, language: reader } = useLanguage();
  const [from, setFrom] = useState<string | null>(`${today().slice(0, 8)}01`);
  const [to, setTo] = useState<string | null>(today());
  const [language, setLanguage] = useState<Language>(reader);
  const paper = useOfficeQuery('registers.pdf', { register: 'diary', from: from ?? '', to: to ?? '', language }, { enabled: from !== null && to !== null, keepPrevious: true });
  return (
    <PaperDialog title={t('dak.register')} paper={paper} purpose="register" onClose={onClose}>
      <div className="row row-bottom">
        <DateField label={t('frame.from')} value={from} onChange={setFrom} />
        <DateField label={t('frame.until')} value={to} onChange={setTo} />
        <SelectField label={t('system.language')} options={allLanguages.map((id) => ({ id, label: languageNames[id] }))} value={language} onChange={setLanguage} />
      </div>
    </PaperDialog>
  );
}
