import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, FieldError, Label, Radio, RadioGroup } from 'react-aria-components';
import { Icon } from './icon.tsx';

type CheckboxProps = {
  readonly children?: ReactNode;
  readonly selected: boolean;
  readonly onChange: (selected: boolean) => void;
  readonly indeterminate?: boolean;
  readonly label?: string;
  readonly disabled?: boolean;
  /** In a register the row itself takes the keys; the mark is for the mouse. */
  readonly outsideTabOrder?: boolean;
};

/** Yes or no, with a word beside it or, in a register, a label only for screen readers. */
export function Checkbox({ children, selected, onChange, indeterminate = false, label, disabled = false, outsideTabOrder = false }: CheckboxProps) {
  return (
    <AriaCheckbox
      className="choice"
      isSelected={selected}
      isIndeterminate={indeterminate}
      isDisabled={disabled}
      excludeFromTabOrder={outsideTabOrder}
      onChange={onChange}
      {...(label ? { 'aria-label': label } : {})}
    >
      <span className="choice-mark">
        {indeterminate ? <Icon name="minus" /> : null}
        {selected && !indeterminate ? <Icon name="check" /> : null}
      </span>
      {children}
    </AriaCheckbox>
  );
}

type Choice<Id extends string> = { readonly id: Id; readonly label: string };
type ChoicesProps<Id extends string> = {
  readonly label: string;
  readonly options: readonly Choice<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  readonly error?: string | undefined;
  readonly hideLabel?: boolean;
};

/** One of two to five, all of them in view. */
export function Choices<Id extends string>({ label, options, value, onChange, error, hideLabel = false }: ChoicesProps<Id>) {
  const choose = (id: string) => {
    const found = options.find((option) => option.id === id);
    if (found) onChange(found.id);
  };
  return (
    <RadioGroup className="field" value={value} onChange={choose} isInvalid={error !== undefined} {...(hideLabel ? { 'aria-label': label } : {})}>
      {hideLabel ? null : <Label className="field-label">{label}</Label>}
      <div className="choices">
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className="choice">
            {({ isSelected }) => (
              <>
                <span className="choice-mark choice-mark-round">{isSelected ? <span className="choice-dot" /> : null}</span>
                {option.label}
              </>
            )}
          </Radio>
        ))}
      </div>
      <FieldError className="field-error">{error}</FieldError>
    </RadioGroup>
  );
}
