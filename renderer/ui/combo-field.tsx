import { Button, ComboBox, FieldError, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { FieldLabel } from './field-label.tsx';
import { Icon } from './icon.tsx';
import { ScriptText } from './script-text.tsx';
import { typingDirection } from './typing-direction.ts';
import type { Option } from './select-field.tsx';
import { searchKey } from '../i18n/search-key.ts';

type Props = {
  readonly label: string;
  readonly options: readonly Option<string>[];
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly empty: string;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  readonly autoFocus?: boolean;
  /** Hears what is typed, where the options are found elsewhere. */
  readonly onType?: (text: string) => void;
  readonly testId?: string;
};

/** One of many, found by typing part of its name in any spelling of its script. */
export function ComboField(props: Props) {
  const contains = (text: string, typed: string) => searchKey(text).includes(searchKey(typed));
  return (
    <ComboBox
      className="field"
      defaultItems={props.options}
      value={props.value}
      onChange={(key) => props.onChange(typeof key === 'string' ? key : null)}
      defaultFilter={contains}
      menuTrigger="focus"
      allowsEmptyCollection
      isInvalid={props.error !== undefined}
      autoFocus={props.autoFocus ?? false}
      data-testid={props.testId}
      {...(props.onType ? { onInputChange: props.onType } : {})}
    >
      <FieldLabel label={props.label} optional={props.optional ?? false} />
      <div className="input-group">
        <Input className="input" {...typingDirection(props.value ?? '')} />
        <Button className="button button-quiet button-icon">
          <Icon name="down" />
        </Button>
      </div>
      <FieldError className="field-error">{props.error}</FieldError>
      <Popover className="popover">
        <ListBox<Option<string>> className="options" renderEmptyState={() => <div className="options-empty">{props.empty}</div>}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.detail ? `${option.label} · ${option.detail}` : option.label} className="option">
              <ScriptText text={option.label} />
              {option.detail ? (
                <span className="soft small">
                  <ScriptText text={option.detail} />
                </span>
              ) : null}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
