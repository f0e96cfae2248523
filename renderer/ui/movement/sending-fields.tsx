import { useState } from 'react';
import type { RequestInput } from '../../../preload/contract/index.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Checkbox } from '../choices.tsx';
import { DateField } from '../date-field.tsx';
import { SelectField } from '../select-field.tsx';
import { TextField } from '../text-field.tsx';

type Urgency = NonNullable<RequestInput<'files.send'>['urgency']>;
const urgencies: readonly Urgency[] = ['routine', 'priority', 'immediate', 'most-immediate'];

export type Sending = { readonly urgency: Urgency | null; readonly dueOn: string | null; readonly followUp: boolean; readonly remarks: string };

/** How things go on, as it is typed; `urgency` null leaves each as it is. */
export function useSending(urgency: Urgency | null) {
  const [sending, setSending] = useState<Sending>({ urgency, dueOn: null, followUp: false, remarks: '' });
  const change = (part: Partial<Sending>) => setSending((before) => ({ ...before, ...part }));
  const said = {
    remarks: sending.remarks,
    followUp: sending.followUp,
    ...(sending.urgency === null ? {} : { urgency: sending.urgency }),
    ...(sending.dueOn === null ? {} : { dueOn: sending.dueOn }),
  };
  return { sending, change, said };
}

type Props = { readonly sending: Sending; readonly onChange: (part: Partial<Sending>) => void; readonly autoFocus?: boolean; readonly name: string };

/** Urgency, due date, following up and remarks: the same for files and receipts. With a due date the sender follows it up anyway. */
export function SendingFields({ sending, onChange, autoFocus = false, name }: Props) {
  const { t } = useLanguage();
  return (
    <>
      <div className="columns-2">
        <SelectField
          label={t('files.urgency')}
          options={urgencies.map((id) => ({ id, label: t(`files.urgency_${id}`) }))}
          value={sending.urgency}
          placeholder={t('movement.asItIs')}
          onChange={(urgency) => onChange({ urgency })}
        />
        <DateField label={t('movement.dueOn')} value={sending.dueOn} onChange={(dueOn) => onChange({ dueOn })} optional testId={`${name}-due`} />
      </div>
      <Checkbox selected={sending.followUp || sending.dueOn !== null} disabled={sending.dueOn !== null} onChange={(followUp) => onChange({ followUp })}>
        {t('movement.followUp')}
      </Checkbox>
      <TextField
        label={t('files.remarks')}
        value={sending.remarks}
        onChange={(remarks) => onChange({ remarks })}
        lines={2}
        optional
        autoFocus={autoFocus}
        maxLength={4000}
        testId={`${name}-remarks`}
      />
    </>
  );
}
