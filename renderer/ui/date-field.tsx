import { parseDate } from '@internationalized/date';
import { DateField as AriaDateField, DateInput, DateSegment, FieldError } from 'react-aria-components';
import { FieldLabel } from './field-label.tsx';

type Props = {
  readonly label: string;
  /** `2026-11-21`, or null while empty. */
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  readonly testId?: string;
};

/** A calendar day typed part by part, in the reader's order and digits. */
export function DateField({ label, value, onChange, error, optional = false, testId }: Props) {
  return (
    <AriaDateField
      className="field"
      value={value === null ? null : parseDate(value)}
      onChange={(day) => onChange(day === null ? null : day.toString())}
      isInvalid={error !== undefined}
      shouldForceLeadingZeros
      data-testid={testId}
    >
      <FieldLabel label={label} optional={optional} />
      <DateInput className="input date-input">{(segment) => <DateSegment segment={segment} className="segment" />}</DateInput>
      <FieldError className="field-error">{error}</FieldError>
    </AriaDateField>
  );
}
