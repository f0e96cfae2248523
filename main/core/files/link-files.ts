import type { Desk } from '../desk.ts';
import { newId } from '../id.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { attachedFiles, fileHeld, refuseFile } from './file-life.ts';
import { fileAttached, fileDetached, fileLinked, fileUnlinked } from './life-events.ts';
import { attachProblem, linkProblem } from './rules.ts';
import { readFile } from './read-file.ts';

type Pair = { readonly fileId: string; readonly otherId: string };

function isLinked(desk: Desk, { fileId, otherId }: Pair): boolean {
  const link = desk.store.build.selectFrom('file_link').select('at').where('file_id', '=', fileId).where('other_id', '=', otherId);
  return desk.store.first(link) !== undefined;
}

/** Lets two files refer to each other (domain.md row 27), a second time changes nothing; each goes on moving by itself. Refuses with `fileNotHere`, `sameFile`. */
export function linkFiles(desk: Desk, officer: Officer, pair: Pair): void {
  desk.ledger.commit(() => {
    const file = fileHeld(desk, officer, pair.fileId);
    const other = readFile(desk, pair.otherId);
    refuseFile(file, linkProblem(file, other));
    if (isLinked(desk, pair)) return;
    desk.ledger.append({ type: fileLinked, officer, file: file.id, body: { id: newId(), otherId: other.id } });
  });
}

/** Ends a link from either of its files. */
export function unlinkFiles(desk: Desk, officer: Officer, pair: Pair): void {
  desk.ledger.commit(() => {
    const file = fileHeld(desk, officer, pair.fileId);
    if (!isLinked(desk, pair)) throw new Refusal('notFound');
    desk.ledger.append({ type: fileUnlinked, officer, file: file.id, body: { id: newId(), otherId: pair.otherId } });
  });
}

/** Attaches a file to another one, with which it travels from now on (row 28). Both must lie with the post; refuses by `attachProblem`. */
export function attachFile(desk: Desk, officer: Officer, { fileId, otherId }: Pair): void {
  desk.ledger.commit(() => {
    const file = fileHeld(desk, officer, fileId);
    const carrier = readFile(desk, otherId);
    refuseFile(file, attachProblem(file, carrier, attachedFiles(desk, file.id).length, officer.postId), carrier.number);
    desk.ledger.append({ type: fileAttached, officer, file: file.id, body: { id: newId(), otherId: carrier.id } });
  });
}

/** Takes a file off the one that it travels with. */
export function detachFile(desk: Desk, officer: Officer, fileId: string): void {
  desk.ledger.commit(() => {
    const file = fileHeld(desk, officer, fileId);
    if (file.attached_to === null) throw new Refusal('notFound');
    desk.ledger.append({ type: fileDetached, officer, file: file.id, body: { id: newId(), otherId: file.attached_to } });
  });
}
