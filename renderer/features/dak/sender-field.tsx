import { useState } from 'react';
import { ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import type { Sender } from '../../../preload/contract/dak.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useSettled } from '../../data/use-settled.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { FieldLabel } from '../../ui/field-label.tsx';
import { ScriptText } from '../../ui/script-text.tsx';
import { typingDirection } from '../../ui/typing-direction.ts';
import { senderLine } from './dak-words.ts';

type Props = {
  readonly label: string;
  readonly part: 'organisation' | 'name';
  readonly sender: Sender;
  readonly onChange: (sender: Sender) => void;
  readonly autoFocus?: boolean;
  readonly testId: string;
};

const keyOf = (sender: Sender): string => JSON.stringify(sender);
const quietMs = 80;

/** Name or organisation of the sender; one met before is taken whole with the arrow and Enter. */
export function SenderField({ label, part, sender, onChange, autoFocus = false, testId }: Props) {
  const { t } = useLanguage();
  const typed = sender[part];
  const [taken, setTaken] = useState<string | null>(null);
  const search = useSettled(typed.trim(), quietMs);
  const { value: found } = useOfficeQuery('dak.senders', { search }, { enabled: search.length > 1 && search !== taken, keepPrevious: true });
  const known = search.length > 1 && typed !== taken ? (found ?? []) : [];
  const take = (key: unknown) => {
    const chosen = known.find((candidate) => keyOf(candidate) === key);
    if (!chosen) return;
    setTaken(chosen[part]);
    onChange(chosen);
  };
  return (
    <ComboBox
      className="field"
      inputValue={typed}
      onInputChange={(text) => onChange({ ...sender, [part]: text })}
      items={known.map((candidate) => ({ id: keyOf(candidate), sender: candidate }))}
      value={null}
      onChange={take}
      allowsCustomValue
      allowsEmptyCollection
      autoFocus={autoFocus}
    >
      <FieldLabel label={label} optional={false} />
      <Input className="input" maxLength={300} autoComplete="off" data-testid={testId} {...typingDirection(typed)} />
      <Popover className="popover">
        <ListBox className="options" aria-label={label} renderEmptyState={() => <div className="options-empty">{t('dak.noSender')}</div>}>
          {(option: { readonly id: string; readonly sender: Sender }) => (
            <ListBoxItem id={option.id} textValue={option.sender[part] || senderLine(option.sender)} className="option" data-testid="sender-option">
              <ScriptText text={senderLine(option.sender)} />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
