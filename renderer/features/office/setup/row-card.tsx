import type { ReactNode } from 'react';
import { useLanguage } from '../../../i18n/language-provider.tsx';
import { IconButton } from '../../../ui/button.tsx';

type Props = { readonly title: string; readonly onRemove: (() => void) | null; readonly children: ReactNode };

/** One section, post or person of the form. */
export function RowCard({ title, onRemove, children }: Props) {
  const { t } = useLanguage();
  return (
    <fieldset className="panel row-card">
      <legend className="visually-hidden">{title}</legend>
      <div className="row row-spread">
        <h3 aria-hidden="true">{title}</h3>
        {onRemove ? <IconButton icon="remove" label={t('setup.remove', { name: title })} onPress={onRemove} /> : null}
      </div>
      {children}
    </fieldset>
  );
}
