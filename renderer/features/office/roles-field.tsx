import type { Role } from '../../../preload/contract/session.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Checkbox } from '../../ui/choices.tsx';

const allRoles: readonly Role[] = ['assistant', 'officer', 'dispatcher', 'registrar'];

type Props = { readonly value: readonly Role[]; readonly onChange: (roles: Role[]) => void; readonly error?: string | undefined };

/** What a post does: drafts, signs, dispatches, manages the office. */
export function RolesField({ value, onChange, error }: Props) {
  const { t } = useLanguage();
  const toggle = (role: Role) => onChange(allRoles.filter((candidate) => (candidate === role) !== value.includes(candidate)));
  return (
    <fieldset className="field">
      <legend>{t('office.roles')}</legend>
      <div className="choices">
        {allRoles.map((role) => (
          <Checkbox key={role} selected={value.includes(role)} onChange={() => toggle(role)}>
            {t(`office.role_${role}`)}
          </Checkbox>
        ))}
      </div>
      {error ? <p className="field-error">{error}</p> : null}
    </fieldset>
  );
}
