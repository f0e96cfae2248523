import type { ErrorCode } from '../../../preload/contract/errors.ts';
import type { AdmissionProblem } from '../lan/enrolment/admission.ts';
import { Refusal } from '../refusal.ts';
import type { Result } from '../result.ts';

const said: Partial<Record<AdmissionProblem, ErrorCode>> = {
  admissionClosed: 'admissionClosed',
  nobodyWaits: 'nobodyWaits',
  joinCodeWrong: 'joinCodeWrong',
  rosterFull: 'rosterFull',
  rosterDeskUnknown: 'deskNotListed',
  rosterDeskKnown: 'deskListedBefore',
  rosterKeyUsed: 'deskListedBefore',
};

/** The value, or a refusal that can be said to a person. What only damaged keys or files can bring about is `rosterRefused`. */
export function orRefuseRoster<Value>(result: Result<Value, AdmissionProblem>): Value {
  if (result.ok) return result.value;
  throw new Refusal(said[result.error.code] ?? 'rosterRefused', result.error.params);
}
