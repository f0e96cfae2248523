import { useLanguage } from '../../../i18n/language-provider.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { NamesField } from './names-field.tsx';
import type { StepProps } from './step-props.ts';

/** Name, department and address as they stand on the letterhead; the code in numbers; the host printed beside the seal. */
export function IdentityStep({ draft, change, problem }: StepProps) {
  const { t } = useLanguage();
  const error = (field: string) => {
    const key = problem(field);
    return key ? t(key) : undefined;
  };
  return (
    <div className="stack stack-wide">
      <NamesField label={t('setup.officeName')} value={draft.name} languages={draft.languages} onChange={(name) => change({ name })} error={problem('name')} autoFocus />
      <NamesField label={t('setup.department')} value={draft.department} languages={draft.languages} onChange={(department) => change({ department })} optional />
      <NamesField label={t('setup.address')} value={draft.address} languages={draft.languages} onChange={(address) => change({ address })} optional lines={2} />
      <div className="columns-2">
        <TextField label={t('setup.code')} hint={t('setup.codeHint')} value={draft.code} onChange={(code) => change({ code })} error={error('code')} maxLength={30} />
        <TextField
          label={t('setup.verifyHost')}
          hint={t('setup.verifyHostHint')}
          value={draft.verifyHost}
          onChange={(host) => change({ verifyHost: host.trim().toLowerCase() })}
          error={error('verifyHost')}
          leftToRight
        />
        <TextField label={t('setup.phone')} value={draft.phone} onChange={(phone) => change({ phone })} optional leftToRight type="tel" />
        <TextField label={t('setup.email')} value={draft.email} onChange={(email) => change({ email })} optional leftToRight type="email" />
      </div>
    </div>
  );
}
