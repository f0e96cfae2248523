import type { ReactNode } from 'react';
import { OfferedActs } from './offered-acts.tsx';

type Props = { readonly title: ReactNode; readonly actions?: ReactNode; readonly children: ReactNode; readonly testId: string };

/** A screen: its name, what can be done here, and below it the work. */
export function Page({ title, actions, children, testId }: Props) {
  return (
    <main className="page" data-testid={testId} tabIndex={-1}>
      <header className="page-head">
        <div className="page-head-title">{typeof title === 'string' ? <h1>{title}</h1> : title}</div>
        {actions ? (
          <div className="page-head-actions">
            <OfferedActs at="keys">{actions}</OfferedActs>
          </div>
        ) : null}
      </header>
      {children}
    </main>
  );
}
