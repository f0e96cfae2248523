import { Button, FieldError, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { FieldLabel } from './field-label.tsx';
import { Icon } from './icon.tsx';
import { ScriptText } from './script-text.tsx';

export type Option<Id extends string> = { readonly id: Id; readonly label: string; readonly detail?: string | undefined };

type Props<Id extends string> = {
  readonly label: string;
  readonly options: readonly Option<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  readonly placeholder?: string;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  readonly hideLabel?: boolean;
  readonly disabled?: boolean;
  readonly testId?: string;
};

/** One of a few; the list opens with space or the arrow keys, letters jump in it. */
export function SelectField<Id extends string>(props: Props<Id>) {
  const { label, options, value, onChange, hideLabel = false } = props;
  const chosen = options.find((option) => option.id === value);
  const choose = (key: unknown) => {
    const found = options.find((option) => option.id === key);
    if (found) onChange(found.id);
  };
  return (
    <Select
      className="field"
      value={value}
      onChange={choose}
      isInvalid={props.error !== undefined}
      isDisabled={props.disabled ?? false}
      placeholder={props.placeholder ?? '—'}
      data-testid={props.testId}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {hideLabel ? null : <FieldLabel label={label} optional={props.optional ?? false} />}
      <Button className="input select-button">
        <SelectValue>{chosen ? <ScriptText text={chosen.label} /> : (props.placeholder ?? '—')}</SelectValue>
        <Icon name="down" />
      </Button>
      <FieldError className="field-error">{props.error}</FieldError>
      <Popover className="popover">
        <ListBox className="options" items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className="option">
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
    </Select>
  );
}
