import type { ColumnOfRegister, RegisterColumn, RegisterName } from '../../../preload/contract/registers.ts';

/** A column with its share of the width of a page; `summed` are added up at the foot of each page. */
export type LayoutColumn = ColumnOfRegister & { readonly share: number; readonly summed: boolean };

const text = (id: RegisterColumn, share: number): LayoutColumn => ({ id, kind: 'text', share, summed: false });
const code = (id: RegisterColumn, share: number): LayoutColumn => ({ id, kind: 'code', share, summed: false });
const day = (id: RegisterColumn, share = 20): LayoutColumn => ({ id, kind: 'day', share, summed: false });
const month = (id: RegisterColumn, share: number): LayoutColumn => ({ id, kind: 'month', share, summed: false });
const serial = (id: RegisterColumn, share = 14): LayoutColumn => ({ id, kind: 'count', share, summed: false });
const count = (id: RegisterColumn, share = 20): LayoutColumn => ({ id, kind: 'count', share, summed: true });
const amount = (id: RegisterColumn, share = 22): LayoutColumn => ({ id, kind: 'amount', share, summed: true });
const balance = (id: RegisterColumn, share = 30): LayoutColumn => ({ id, kind: 'amount', share, summed: false });

/** The columns of each register in their order, as domain.md b.3 has them. */
export const layouts: Readonly<Record<RegisterName, readonly LayoutColumn[]>> = {
  diary: [code('diaryNumber', 30), code('letterReference', 32), day('letterDate'), text('fromWhom', 45), text('subject', 55), text('dealingHand', 31), code('fileDealt', 28), text('remarks', 32)],
  received: [code('number', 30), day('receivedOn'), text('fromWithReference', 66), text('subject', 70), code('fileAndSerial', 38), code('reply', 49)],
  issued: [
    code('consecutive', 34), day('date'), text('toWhom', 38), text('subject', 42), code('fileAndSerial', 27), text('collection', 17), text('fileInCollection', 17),
    code('replyReceived', 18), code('reminderNumber', 16), day('reminderDate', 16), amount('stampValue', 15), text('remarks', 22),
  ],
  dispatch: [
    serial('serial', 11), day('date', 18), text('addressee', 31), text('subject', 32), count('enclosures', 10), text('posting', 18), amount('stamps', 14),
    code('tracking', 18), code('fileNumber', 20), code('issueNumber', 22), text('signatory', 22), text('messenger', 16), day('outcomeOn', 18), text('receiver', 16), text('reason', 16),
  ],
  files: [code('fileNumber', 46), day('date'), text('subject', 104), text('classification', 34), count('parts', 24), day('closedOn', 24)],
  movement: [code('fileNumber', 32), text('subject', 58), text('markedBy', 48), text('markedTo', 46), day('dateOut', 22), day('dateIn', 22), text('remarks', 40)],
  postage: [day('date', 40), balance('opening'), amount('postageReceived', 36), amount('postageUsed', 36), balance('balance'), balance('monthTotal'), balance('progressive')],
  vip: [code('diaryNumber', 32), day('receivedOn'), text('vip', 52), text('subject', 62), text('dealingHand', 36), text('heldBy', 36), day('dueOn'), code('reply', 40)],
  pending: [
    serial('newSerial'), serial('oldSerial'), code('diaryNumber', 30), day('diaryDate'), text('subject', 60), code('fileDealt', 32), day('began'), text('level', 36), day('since'), text('delay', 46),
  ],
  arrears: [text('post', 90), count('upTo7', 28), count('from8', 28), count('from16', 28), count('over30', 28), count('over90', 28), count('total', 28)],
  forwarded: [text('post', 100), count('received', 40), count('forwarded', 40), count('total', 40)],
  parked: [code('fileNumber', 40), text('subject', 90), text('heldBy', 50), day('since', 24), day('bringUp', 24), text('reason', 50)],
  closed: [code('fileNumber', 40), text('subject', 100), text('markedBy', 50), day('closedOn', 24), text('remarks', 60)],
  category: [text('category', 100), count('receipts', 50), count('files', 50)],
  'with-others': [code('fileNumber', 40), text('subject', 100), text('heldBy', 60), day('since', 24), day('dueOn', 24)],
  'section-dispatch': [text('section', 100), count('letters', 50), amount('stamps', 50)],
  'section-receipts': [text('section', 100), count('receipts', 50), count('disposed', 50), count('pending', 50)],
  'receipt-movement': [code('receiptNumber', 32), text('subject', 58), text('markedBy', 48), text('markedTo', 46), day('dateOut', 22), day('dateIn', 22), text('remarks', 40)],
  puc: [code('fileNumber', 40), text('subject', 70), code('paper', 38), text('fromWhom', 52), text('heldBy', 40), day('since', 22), serial('waited', 20)],
  months: [month('month', 60), count('created', 50), count('received', 50), count('forwarded', 50)],
};
