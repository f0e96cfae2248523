import { FieldError, Input, Text, TextArea, TextField as AriaTextField } from 'react-aria-components';
import { FieldLabel } from './field-label.tsx';
import { scriptLanguage } from '../i18n/script.ts';
import { typingDirection } from './typing-direction.ts';

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

const defaults = { optional: false, disabled: false, autoFocus: false, hideLabel: false, leftToRight: false, type: 'text' } as const;

function Box({ field }: { readonly field: TextFieldProps & typeof defaults }) {
  const { value, lines, lang, leftToRight, placeholder, testId } = field;
  const shared = {
    className: 'input',
    lang: lang ?? scriptLanguage(value) ?? undefined,
    ...(leftToRight ? { dir: 'ltr' } : typingDirection(value)),
    'data-testid': testId,
    ...(placeholder ? { placeholder } : {}),
  };
  return lines ? <TextArea {...shared} rows={lines} /> : <Input {...shared} />;
}

/** One field of text, in any of the scripts; what is wrong with it stands right under it. */
export function TextField(props: TextFieldProps) {
  const field = Object.assign({}, defaults, props);
  const { label, error, hint } = field;
  return (
    <AriaTextField
      className="field"
      value={field.value}
      onChange={field.onChange}
      isInvalid={error !== undefined}
      isDisabled={field.disabled}
      autoFocus={field.autoFocus}
      type={field.type}
      autoComplete="off"
      {...(field.inputMode ? { inputMode: field.inputMode } : {})}
      {...(field.maxLength ? { maxLength: field.maxLength } : {})}
      {...(field.hideLabel ? { 'aria-label': label } : {})}
    >
      {field.hideLabel ? null : <FieldLabel label={label} optional={field.optional} />}
      <Box field={field} />
      {hint ? (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      ) : null}
      <FieldError className="field-error">{error}</FieldError>
    </AriaTextField>
  );
}
