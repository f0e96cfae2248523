/** Stamps received by the dispatcher; the amount in paise or paisa. */
export type PostageReceiptTable = { id: string; day: string; amount: number; remarks: string; post_id: string; person_id: string; acting: number; at: number };
/** Why a case is late, as typed last. */
export type CaseReasonTable = { receipt_id: string; reason: string; at: number };
/** A monthly statement of pending cases as it was made; `months` is the threshold in force then. */
export type StatementTable = { id: string; section_id: string; month: string; as_of: string; months: number; post_id: string; person_id: string; acting: number; made_at: number };
/** A line of a statement: a serial while the case is pending, none when it was disposed of. */
export type StatementLineTable = {
  statement_id: string;
  position: number;
  serial: number | null;
  old_serial: number | null;
  receipt_id: string;
  file_number: string;
  began: string | null;
  level_post: string;
  since: string;
  reason: string;
  ended_on: string | null;
  ended_how: 'reply' | 'remarks' | null;
  ended_with: string;
};
/** The months after which a case stands in the statement; no row before the office said so. */
export type PendingRuleTable = { office_id: string; months: number };
