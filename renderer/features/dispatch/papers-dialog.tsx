import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { Language } from '../../../preload/contract/values.ts';
import { today } from '../../data/today.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { allLanguages, languageNames } from '../../i18n/locale.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PaperDialog } from '../../ui/paper-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';

type Which = 'register' | 'peon-book';
type Props = { readonly messengers: readonly string[]; readonly onClose: () => void };

const languageOptions = allLanguages.map((id) => ({ id, label: languageNames[id] }));

/** The dispatch register of a period, or the delivery list of a messenger, on paper. */
export function PapersDialog({ messengers, onClose }: Props) {
  const { t, language: reader } = useLanguage();
  const [which, setWhich] = useState<Which>('register');
  const [from, setFrom] = useState<string | null>(`${today().slice(0, 8)}01`);
  const [to, setTo] = useState<string | null>(today());
  const [messenger, setMessenger] = useState<string | null>(messengers[0] ?? null);
  const [on, setOn] = useState<string | null>(today());
  const [language, setLanguage] = useState<Language>(reader);
  const register = useOfficeQuery('registers.pdf', { register: 'dispatch', scope: 'office', from: from ?? '', to: to ?? '', language }, { enabled: which === 'register' && from !== null && to !== null, keepPrevious: true });
  const book = useOfficeQuery('dispatch.peonBookPdf', { messenger: messenger ?? '', on: on ?? '', language }, { enabled: which === 'peon-book' && messenger !== null && on !== null, keepPrevious: true });
  const languageField = <SelectField label={t('system.language')} options={languageOptions} value={language} onChange={setLanguage} />;
  return (
    <PaperDialog title={t('dispatch.papers')} paper={which === 'register' ? register : book} purpose="register" onClose={onClose}>
      <Tabs selectedKey={which} onSelectionChange={(key) => setWhich(key === 'register' ? 'register' : 'peon-book')}>
        <TabList className="tabs-list" aria-label={t('dispatch.papers')}>
          <Tab id="register" className="tab">
            {t('dispatch.register')}
          </Tab>
          <Tab id="peon-book" className="tab">
            {t('dispatch.peonBook')}
          </Tab>
        </TabList>
        <TabPanel id="register" className="row row-bottom papers-fields">
          <DateField label={t('frame.from')} value={from} onChange={setFrom} />
          <DateField label={t('frame.until')} value={to} onChange={setTo} />
          {languageField}
        </TabPanel>
        <TabPanel id="peon-book" className="row row-bottom papers-fields">
          {messengers.length === 0 ? (
            <Notice>{t('dispatch.noMessenger')}</Notice>
          ) : (
            <>
              <SelectField label={t('dispatch.messenger')} options={messengers.map((id) => ({ id, label: id }))} value={messenger} onChange={setMessenger} />
              <DateField label={t('dispatch.date')} value={on} onChange={setOn} />
              {languageField}
            </>
          )}
        </TabPanel>
      </Tabs>
    </PaperDialog>
  );
}
