import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { TemplateField, type TemplatePurpose } from './template-field.tsx';

type Numbering = Output<'office.numbering'>;
type Props = { readonly numbering: Numbering; readonly onClose: () => void };

export const purposes: readonly TemplatePurpose[] = ['file', 'letter', 'diary', 'register', 'part', 'volume'];
const tokens = '{seq} {seq:3} {seq:r} {random:2} {yyyy} {yy} {fy} {mm} {dd} {office} {section} {post} {file} {register} {head} {basic} {primary:2} {secondary:2} {tertiary}';
const leastPages = 10;
const mostPages = 5000;

/** Every template of the office with what it would give now; saved all at once. */
export function NumberingDialog({ numbering, onClose }: Props) {
  const { t } = useLanguage();
  const { value: profiles } = useOfficeQuery('office.profiles', {});
  const [draft, setDraft] = useState(numbering);
  const [pages, setPages] = useState(String(numbering.volumePages));
  const save = useCommand('office.changeNumbering');
  const volumePages = Number(pages);
  const pagesWrong = !Number.isInteger(volumePages) || volumePages < leastPages || volumePages > mostPages;
  const usual = (purpose: TemplatePurpose) => {
    const all = (profiles ?? []).flatMap((profile) => profile.numberTemplates).filter(({ series }) => series === purpose);
    return all.filter(({ pattern }, index) => all.findIndex((other) => other.pattern === pattern) === index);
  };
  const submit = async () => {
    if (pagesWrong || save.busy) return;
    if (!(await save.run({ ...draft, volumePages })).ok) return;
    onClose();
    showToast(t('office.numberingSaved'));
  };
  return (
    <Dialog
      title={t('office.numberingTitle')}
      onClose={onClose}
      onSubmit={() => void submit()}
      wide
      testId="numbering-dialog"
      actions={
        <>
          <Button onPress={onClose}>{t('frame.cancel')}</Button>
          <Button kind="primary" submits disabled={save.busy} testId="numbering-confirm">
            {t('office.numberingSave')}
          </Button>
        </>
      }
    >
      <p className="soft small">
        {t('office.templateTokens')} <bdi dir="ltr">{tokens}</bdi>
      </p>
      {purposes.map((purpose) => (
        <TemplateField key={purpose} purpose={purpose} pattern={draft[purpose]} onChange={(pattern) => setDraft({ ...draft, [purpose]: pattern })} patterns={usual(purpose)} />
      ))}
      <TextField label={t('office.volumePages')} value={pages} onChange={setPages} inputMode="numeric" maxLength={4} leftToRight error={pagesWrong ? t('office.volumePagesWrong') : undefined} />
      <ErrorNotice error={save.error} />
    </Dialog>
  );
}
