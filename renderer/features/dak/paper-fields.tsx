import { memo } from 'react';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { allLanguages, languageNames } from '../../i18n/locale.ts';
import { Checkbox } from '../../ui/choices.tsx';
import { ComboField } from '../../ui/combo-field.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { asciiDigits } from '../../ui/pin-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { deliveryModes, gradings, urgencies } from './dak-words.ts';
import { postOptions } from './post-options.ts';
import type { DraftProblem, ReceiptDraft } from './receipt-draft.ts';

const letterParts = ['letterNumber', 'letterDate', 'enclosures', 'subject', 'unopenedCover'] as const;
const missingParts = ['enclosuresMissing', 'missingEnclosures'] as const;
const handlingParts = [
  'receivedOn', 'deliveryMode', 'form', 'language', 'classification', 'urgency', 'register', 'remarks', 'vip', 'unopenedCover', 'addresseePostId', 'acknowledge', ...missingParts,
] as const;

type Part = keyof ReceiptDraft;
type Props<Shown extends Part> = { readonly draft: Pick<ReceiptDraft, Shown>; readonly onChange: (change: Partial<ReceiptDraft>) => void; readonly problems: readonly DraftProblem[] };
type LetterProps = Props<(typeof letterParts)[number]>;
type MissingProps = Props<(typeof missingParts)[number]>;
type HandlingProps = Props<(typeof handlingParts)[number]>;

/** A group is drawn again when one of its own fields changed, and not with every letter typed in another. */
const shownAlike =
  <Shown extends Part>(parts: readonly Shown[]) =>
  (before: Props<Shown>, after: Props<Shown>): boolean =>
    before.onChange === after.onChange && before.problems === after.problems && parts.every((part) => before.draft[part] === after.draft[part]);

/** The letter itself: its number, day and subject, what came with it. */
export const LetterFields = memo(function LetterFields({ draft, onChange, problems }: LetterProps) {
  const { t } = useLanguage();
  return (
    <section className="stack stack-tight">
      <h2>{t('dak.paperGroup')}</h2>
      <div className="columns-3">
        <TextField label={t('dak.letterNumber')} value={draft.letterNumber} onChange={(letterNumber) => onChange({ letterNumber })} optional maxLength={300} testId="letter-number" />
        <DateField label={t('dak.letterDate')} value={draft.letterDate} onChange={(letterDate) => onChange({ letterDate })} optional testId="letter-date" />
        <TextField
          label={t('dak.enclosures')}
          value={draft.enclosures}
          onChange={(typed) => onChange({ enclosures: asciiDigits(typed) })}
          optional
          leftToRight
          inputMode="numeric"
          error={problems.includes('enclosures') ? t('dak.enclosuresWrong') : undefined}
          testId="enclosures"
        />
      </div>
      <TextField
        label={t('dak.subject')}
        value={draft.subject}
        onChange={(subject) => onChange({ subject })}
        optional={draft.unopenedCover}
        maxLength={300}
        error={problems.includes('subject') ? t('dak.needsSubject') : undefined}
        testId="receipt-subject"
      />
    </section>
  );
}, shownAlike(letterParts));

/** How it came and how it is to be handled: mostly as the paper before. */
export const HandlingFields = memo(function HandlingFields({ draft, onChange, problems }: HandlingProps) {
  const { t } = useLanguage();
  return (
    <section className="stack stack-tight">
      <h2>{t('dak.handlingGroup')}</h2>
      <div className="columns-3">
        <DateField label={t('dak.receivedOn')} value={draft.receivedOn} onChange={(receivedOn) => onChange({ receivedOn })} error={problems.includes('day') ? t('dak.needsDay') : undefined} testId="received-on" />
        <SelectField label={t('dak.mode')} options={deliveryModes.map((id) => ({ id, label: t(`dispatch.mode_${id}`) }))} value={draft.deliveryMode} onChange={(deliveryMode) => onChange({ deliveryMode })} testId="delivery-mode" />
        <SelectField
          label={t('dak.form')}
          options={(['physical', 'electronic'] as const).map((id) => ({ id, label: t(`dak.form_${id}`) }))}
          value={draft.form}
          onChange={(form) => onChange({ form })}
          testId="receipt-form"
        />
        <SelectField label={t('dak.language')} options={allLanguages.map((id) => ({ id, label: languageNames[id] }))} value={draft.language} onChange={(language) => onChange({ language })} />
        <SelectField
          label={t('files.grading')}
          options={gradings.map((id) => ({ id, label: t(`files.grading_${id}`) }))}
          value={draft.classification}
          onChange={(classification) => onChange({ classification })}
          error={problems.includes('grading') ? t('dak.needsGrading') : undefined}
          testId="grading"
        />
        <SelectField label={t('files.urgency')} options={urgencies.map((id) => ({ id, label: t(`files.urgency_${id}`) }))} value={draft.urgency} onChange={(urgency) => onChange({ urgency })} />
        <TextField
          label={t('dak.registerLetter')}
          value={draft.register}
          onChange={(typed) => onChange({ register: typed.toUpperCase().replaceAll(/[^A-Z]/g, '').slice(0, 2) })}
          hint={t('dak.registerLetterHint')}
          optional
          leftToRight
          testId="register-letter"
        />
        <TextField label={t('dak.remarks')} value={draft.remarks} onChange={(remarks) => onChange({ remarks })} optional maxLength={4000} testId="receipt-remarks" />
      </div>
      <div className="row">
        <Checkbox selected={draft.vip} onChange={(vip) => onChange({ vip })}>
          {t('dak.vipReference')}
        </Checkbox>
        <Checkbox selected={draft.unopenedCover} onChange={(unopenedCover) => onChange({ unopenedCover })}>
          {t('dak.unopenedCover')}
        </Checkbox>
        <Checkbox selected={draft.acknowledge} onChange={(acknowledge) => onChange({ acknowledge })}>
          {t('dak.acknowledge')}
        </Checkbox>
        <MissingMark draft={draft} onChange={onChange} />
      </div>
      <MissingFields draft={draft} onChange={onChange} problems={problems} />
      {draft.unopenedCover ? <AddresseePost draft={draft} onChange={onChange} problems={problems} /> : null}
    </section>
  );
}, shownAlike(handlingParts));

/** Some of the enclosures did not come with the paper (row 6). */
export function MissingMark({ draft, onChange }: Pick<MissingProps, 'draft' | 'onChange'>) {
  const { t } = useLanguage();
  return (
    <Checkbox selected={draft.enclosuresMissing !== null} onChange={(missing) => onChange({ enclosuresMissing: missing ? '1' : null, missingEnclosures: '' })}>
      {t('dak.enclosuresMissing')}
    </Checkbox>
  );
}

/** How many enclosures did not come, and which. */
export function MissingFields({ draft, onChange, problems }: MissingProps) {
  const { t } = useLanguage();
  if (draft.enclosuresMissing === null) return null;
  return (
    <div className="columns-3">
      <TextField
        label={t('dak.missingCount')}
        value={draft.enclosuresMissing}
        onChange={(typed) => onChange({ enclosuresMissing: asciiDigits(typed) })}
        leftToRight
        inputMode="numeric"
        error={problems.includes('missing') ? t('dak.missingWrong') : undefined}
        testId="missing-count"
      />
      <TextField label={t('dak.missingWhich')} value={draft.missingEnclosures} onChange={(missingEnclosures) => onChange({ missingEnclosures })} optional maxLength={300} testId="missing-which" />
    </div>
  );
}

function AddresseePost({ draft, onChange, problems }: Props<'addresseePostId'>) {
  const { t, name } = useLanguage();
  const { value: structure } = useOfficeQuery('office.structure', {});
  return (
    <ComboField
      label={t('dak.addressee')}
      options={postOptions(structure, name)}
      value={draft.addresseePostId}
      onChange={(addresseePostId) => onChange({ addresseePostId })}
      empty={t('frame.nothingFound')}
      error={problems.includes('addressee') ? t('dak.needsAddressee') : undefined}
      testId="addressee-post"
    />
  );
}
