import { useState } from 'react';
import type { TwoOfficers } from '../../../preload/contract/handover.ts';
import type { ContractError, Result } from '../../../preload/contract/errors.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { PinField } from '../../ui/pin-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { showToast } from '../../ui/toasts.tsx';

type Props = {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly run: (officers: TwoOfficers) => Promise<Result<unknown>>;
  readonly error: ContractError | null;
  readonly onClose: () => void;
};

type Signing = { readonly personId: string | null; readonly pin: string };
const nobody: Signing = { personId: null, pin: '' };

/** An order that two officers give together at this desk, each with the own PIN. */
export function TwoOfficersDialog({ name, title, text, action, run, error, onClose }: Props) {
  const { t } = useLanguage();
  const [first, setFirst] = useState(nobody);
  const [second, setSecond] = useState(nobody);
  const [busy, setBusy] = useState(false);
  const isComplete = ({ personId, pin }: Signing) => personId !== null && pin.length >= 4;
  const submit = async () => {
    if (first.personId === null || second.personId === null) return;
    setBusy(true);
    const result = await run({ first: { personId: first.personId, pin: first.pin }, second: { personId: second.personId, pin: second.pin } });
    setBusy(false);
    if (!result.ok) return;
    onClose();
    showToast(t('handover.ordered'));
  };
  return (
    <FormDialog name={name} title={title} action={action} ready={!busy && isComplete(first) && isComplete(second)} error={error} onClose={onClose} onSubmit={() => void submit()}>
      <p className="soft">{text}</p>
      <OfficerFields label={t('handover.firstOfficer')} pinLabel={t('handover.firstPin')} value={first} onChange={setFirst} testId={`${name}-first`} />
      <OfficerFields label={t('handover.secondOfficer')} pinLabel={t('handover.secondPin')} value={second} onChange={setSecond} testId={`${name}-second`} />
    </FormDialog>
  );
}

type FieldsProps = { readonly label: string; readonly pinLabel: string; readonly value: Signing; readonly onChange: (value: Signing) => void; readonly testId: string };

function OfficerFields({ label, pinLabel, value, onChange, testId }: FieldsProps) {
  const { name } = useLanguage();
  const { value: people } = useOfficeQuery('session.people', {});
  const officers = (people ?? []).filter(({ posts }) => posts.some(({ roles }) => roles.includes('officer') || roles.includes('registrar')));
  const options = officers.map(({ personId, person, posts }) => ({ id: personId, label: name(person), detail: posts.map(({ post }) => name(post)).join(', ') }));
  return (
    <>
      <SelectField label={label} options={options} value={value.personId} onChange={(personId) => onChange({ ...value, personId })} testId={testId} />
      <PinField label={pinLabel} value={value.pin} onChange={(pin) => onChange({ ...value, pin })} testId={`${testId}-pin`} />
    </>
  );
}
