import type { RegisterName } from '../../../preload/contract/registers.ts';
import { arrearLines, categoryLines, forwardedLines, monthLines, postageLines, sectionDispatchLines, sectionReceiptLines } from './counts.ts';
import { closedLines, fileLines, parkedLines, withOthersLines } from './file-lines.ts';
import { dispatchLines, issuedLines } from './issue-lines.ts';
import { movementLines, receiptMovementLines } from './movement-lines.ts';
import { pendingLines } from './pending-statement.ts';
import { pucLines } from './puc-lines.ts';
import { diaryLines, receivedLines, vipLines } from './receipt-lines.ts';
import { windowOf, type Lines, type View, type Window } from './view.ts';

type Reader = (view: View, window: Window) => Lines;
const whole = (read: (view: View) => Lines['rows']): Reader => (view, window) => windowOf(read(view), window);

const readers: Readonly<Record<RegisterName, Reader>> = {
  diary: diaryLines,
  received: receivedLines,
  issued: issuedLines,
  dispatch: dispatchLines,
  files: fileLines,
  movement: movementLines,
  postage: whole(postageLines),
  vip: vipLines,
  pending: pendingLines,
  arrears: whole(arrearLines),
  forwarded: whole(forwardedLines),
  parked: whole(parkedLines),
  closed: whole(closedLines),
  category: whole(categoryLines),
  'with-others': whole(withOthersLines),
  'section-dispatch': whole(sectionDispatchLines),
  'section-receipts': whole(sectionReceiptLines),
  months: whole(monthLines),
  'receipt-movement': receiptMovementLines,
  puc: whole(pucLines),
};

/** A window of a register, in the order in which it is bound. */
export function readRegister(view: View, window: Window): Lines {
  return readers[view.register](view, window);
}

/** All of it. */
export const wholeRegister = (view: View): Lines['rows'] => readRegister(view, { limit: -1, offset: 0 }).rows;
