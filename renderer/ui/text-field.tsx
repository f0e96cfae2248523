import { FieldError, Input, Text, TextArea, TextField as AriaTextField } from 'react-aria-components';
import { FieldLabel } from './field-label.tsx';
import { scriptLanguage } from '../i18n/script.ts';

export type TextFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  readonly lines?: number;
  readonly type?: 'text' | 'password' | 'search' | 'email' | 'tel';
  readonly inputMode?: 'numeric' | 'text';
  readonly maxLength?: number;
  readonly hideLabel?: boolean;
  readonly placeholder?: string;
  /** Language of what is typed; without it the text itself tells. */
  readonly lang?: string | undefined;
  /** Codes, host names and numbers always read left to right. */
  readonly leftToRight?: boolean;
  readonly testId?: string | undefined;
};

/** One field of text, in any of the scripts; what is wrong with it stands right under it. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, hint, error, optional = false, lines, hideLabel = false } = props;
  const lang = props.lang ?? scriptLanguage(value) ?? undefined;
  const shared = {
    className: 'input',
    lang,
    dir: props.leftToRight ? 'ltr' : 'auto',
    ...(props.placeholder ? { placeholder: props.placeholder } : {}),
    'data-testid': props.testId,
  };
  return (
    <AriaTextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      isDisabled={props.disabled ?? false}
      isRequired={false}
      autoFocus={props.autoFocus ?? false}
      type={props.type ?? 'text'}
      autoComplete="off"
      {...(props.inputMode ? { inputMode: props.inputMode } : {})}
      {...(props.maxLength ? { maxLength: props.maxLength } : {})}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {hideLabel ? null : <FieldLabel label={label} optional={optional} />}
      {lines ? <TextArea {...shared} rows={lines} /> : <Input {...shared} />}
      {hint ? (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      ) : null}
      <FieldError className="field-error">{error}</FieldError>
    </AriaTextField>
  );
}
