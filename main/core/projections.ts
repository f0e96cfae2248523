import { attachmentsProjections } from './attachments/projection.ts';
import { binProjections } from './bin/projection.ts';
import { correspondenceProjections } from './correspondence/projection.ts';
import { dakProjections } from './dak/projection.ts';
import { rememberReceipt } from './dak/receipt-events.ts';
import { dispatchProjections } from './dispatch/projection.ts';
import { lifeProjections } from './files/life-projection.ts';
import { filesProjections } from './files/projection.ts';
import { handoverProjections } from './handover/projection.ts';
import type { Projection } from './ledger/event-type.ts';
import { lettersProjections } from './letters/projection.ts';
import { movementProjections } from './movement/projection.ts';
import { notesProjections } from './notes/projection.ts';
import { officesProjections } from './offices/projection.ts';
import { officeProjections } from './office/projection.ts';
import { rememberRecord } from './office/record/record-place.ts';
import { registersProjections } from './registers/projection.ts';

const all: readonly Projection[] = [
  ...officeProjections,
  ...officesProjections,
  ...filesProjections,
  ...handoverProjections,
  ...lifeProjections,
  ...notesProjections,
  ...lettersProjections,
  ...dispatchProjections,
  ...dakProjections.map(rememberReceipt),
  ...movementProjections,
  ...attachmentsProjections.map(rememberReceipt),
  ...correspondenceProjections,
  ...registersProjections,
  ...binProjections,
];

/** What each kind of event does to the tables, area by area. */
export const projections: readonly Projection[] = all.map(rememberRecord);
