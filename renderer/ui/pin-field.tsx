import { TextField } from './text-field.tsx';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (pin: string) => void;
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  readonly testId?: string;
};

/** ASCII digits of whatever digits were typed: Urdu and Hindi keyboards give their own. */
export function asciiDigits(typed: string): string {
  const zeroes = [0x0660, 0x06f0, 0x0966];
  const converted = typed.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeroes.find((candidate) => code >= candidate && code <= candidate + 9);
    return zero === undefined ? digit : String(code - zero);
  });
  return converted.replace(/[^0-9]/g, '');
}

/** The PIN of a person, 4 to 12 digits, never shown. */
export function PinField({ onChange, ...props }: Props) {
  return <TextField {...props} type="password" inputMode="numeric" maxLength={12} leftToRight onChange={(typed) => onChange(asciiDigits(typed))} />;
}
