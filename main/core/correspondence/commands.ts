import type { Input } from '../../../preload/contract/index.ts';
import type { Desk } from '../desk.ts';
import { fileInHand } from '../files/move-file.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { paperFlagged } from './events.ts';
import { lineOf } from './line-of.ts';
import { flagProblem } from './rules.ts';

/** Flags a paper of a file in hand, or takes its flag off. Refuses with `notFound` and by `flagProblem`. */
export function flagPaper(desk: Desk, officer: Officer, { fileId, paperId, flag }: Input<'correspondence.flag'>): void {
  desk.ledger.commit(() => {
    const file = fileInHand(desk, officer, fileId);
    const query = desk.store.build.selectFrom('correspondence').select(['kind', 'part', 'flag']).where('line_id', '=', lineOf(file)).where('paper_id', '=', paperId);
    const paper = desk.store.first(query);
    if (!paper) throw new Refusal('notFound');
    const problem = flagProblem(paper, flag);
    if (problem !== null) throw new Refusal(problem);
    if (paper.flag !== flag) desk.ledger.append({ type: paperFlagged, officer, file: file.id, body: { paperId, flag } });
  });
}
