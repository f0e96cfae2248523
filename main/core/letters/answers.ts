import type { Output } from '../../../preload/contract/index.ts';
import type { Desk } from '../desk.ts';

/** Which receipts on a file were answered, and by which letters that are still in force (domain.md row 45). */
export function answersOnFile(desk: Desk, fileId: string): Output<'letters.answers'> {
  const rows = desk.store.all(
    desk.store.build
      .selectFrom('answer')
      .innerJoin('letter', 'letter.id', 'answer.letter_id')
      .select(['answer.receipt_id as receiptId', 'answer.letter_id as letterId', 'letter.number as number'])
      .where('letter.file_id', '=', fileId)
      .where('letter.state', '=', 'issued')
      .orderBy('answer.at'),
  );
  return rows.map((row) => ({ ...row, number: row.number ?? '' }));
}
