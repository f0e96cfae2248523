import type { ComponentProps } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';

type Props = Omit<ComponentProps<typeof FormDialog>, 'name'> & { readonly count: number };

/** A small form that acts on several register lines at once, and says how many. */
export function ActForm({ count, children, ...form }: Props) {
  const { t } = useLanguage();
  return (
    <FormDialog name="act" {...form}>
      <p className="soft">{t('dispatch.forLines', { count })}</p>
      {children}
    </FormDialog>
  );
}
