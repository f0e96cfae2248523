import { Label } from 'react-aria-components';
import { useLanguage } from '../i18n/language-provider.tsx';

/** The name of a field; what may stay empty says so, the rest is required. */
export function FieldLabel({ label, optional }: { readonly label: string; readonly optional: boolean }) {
  const { t } = useLanguage();
  return (
    <Label className="field-label">
      {label}
      {optional ? <span className="field-optional"> {t('frame.optional')}</span> : null}
    </Label>
  );
}
