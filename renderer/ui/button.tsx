import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';
import { useOfferedButton } from './offered-acts.tsx';
import { Tip } from './tip.tsx';

type Kind = 'plain' | 'primary' | 'danger' | 'quiet';

type Props = {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  readonly kind?: Kind;
  readonly icon?: IconName;
  readonly disabled?: boolean;
  readonly submits?: boolean;
  readonly autoFocus?: boolean;
  /** The keys that do the same, shown beside the words. */
  readonly keys?: string;
  readonly testId?: string;
};

const kinds: Record<Kind, string> = { plain: 'button', primary: 'button button-primary', danger: 'button button-danger', quiet: 'button button-quiet' };

/** A button with words, and perhaps a drawing before them. */
export function Button({ children, onPress, kind = 'plain', icon, disabled = false, submits = false, autoFocus = false, keys, testId }: Props) {
  useOfferedButton({ name: children, icon, disabled, run: onPress });
  return (
    <AriaButton
      className={kinds[kind]}
      type={submits ? 'submit' : 'button'}
      isDisabled={disabled}
      autoFocus={autoFocus}
      data-testid={testId}
      {...(onPress ? { onPress } : {})}
    >
      {icon ? <Icon name={icon} /> : null}
      {children}
      {keys ? <kbd aria-hidden>{keys}</kbd> : null}
    </AriaButton>
  );
}

type IconButtonProps = { readonly label: string; readonly icon: IconName; readonly onPress?: () => void; readonly disabled?: boolean; readonly testId?: string };

/** A button that is only a drawing; its name shows as a tip and is read aloud. */
export function IconButton({ label, icon, onPress, disabled = false, testId }: IconButtonProps) {
  return (
    <Tip text={label}>
      <AriaButton className="button button-quiet button-icon" aria-label={label} isDisabled={disabled} data-testid={testId} {...(onPress ? { onPress } : {})}>
        <Icon name={icon} />
      </AriaButton>
    </Tip>
  );
}
