import type { ReactNode } from 'react';
import type { ContractError } from '../../preload/contract/errors.ts';
import { useLanguage } from '../i18n/language-provider.tsx';
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';

type Tone = 'plain' | 'danger' | 'warn' | 'good';
const icons: Record<Tone, IconName> = { plain: 'info', danger: 'stop', warn: 'warning', good: 'check' };

/** A sentence the reader must not miss. */
export function Notice({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <div className={tone === 'plain' ? 'notice' : `notice notice-${tone}`} role={tone === 'danger' ? 'alert' : undefined}>
      <Icon name={icons[tone]} />
      <div className="grow">{children}</div>
    </div>
  );
}

/** Why an act failed, in the reader's words; nothing when it did not. */
export function ErrorNotice({ error }: { readonly error: ContractError | null }) {
  const { errorText } = useLanguage();
  if (error === null) return null;
  return (
    <Notice tone="danger">
      <span data-testid="error" data-code={error.code}>
        {errorText(error)}
      </span>
    </Notice>
  );
}
