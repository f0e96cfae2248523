import { Input, SearchField } from 'react-aria-components';
import { Icon } from './icon.tsx';
import { typingDirection } from './typing-direction.ts';

type Props = { readonly label: string; readonly value: string; readonly onChange: (value: string) => void; readonly autoFocus?: boolean };

/** Narrows a list while one types; Esc empties it. */
export function SearchBox({ label, value, onChange, autoFocus = false }: Props) {
  return (
    <SearchField className="search-box" aria-label={label} value={value} onChange={onChange} autoFocus={autoFocus}>
      <Icon name="search" />
      <Input className="input" {...typingDirection(value)} placeholder={label} data-testid="search" />
    </SearchField>
  );
}
