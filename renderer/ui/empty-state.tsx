import type { ReactNode } from 'react';
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';

type Props = { readonly icon: IconName; readonly title: string; readonly text: string; readonly children?: ReactNode };

/** What a screen shows when it has nothing: what would stand here, and how it gets here. */
export function EmptyState({ icon, title, text, children }: Props) {
  return (
    <div className="empty" data-testid="empty">
      <Icon name={icon} />
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </div>
  );
}
