import type { LetterView } from '../../../preload/contract/letters.ts';
import { mediaType } from '../../../preload/contract/attachments.ts';
import { bindToLetter } from '../attachments/bind.ts';
import { attachmentWithdrawn } from '../attachments/events.ts';
import type { AttachmentTable } from '../db/attachment-tables.ts';
import type { LetterTable } from '../db/letter-tables.ts';
import type { Desk } from '../desk.ts';
import { readFile } from '../files/read-file.ts';
import { actorOf } from '../office/actors.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { readLetter } from './drafts.ts';
import { signedCopyConfirmed } from './events.ts';
import { bringProblem, confirmProblem, type SignedCopyPlace } from './rules.ts';

/** The scan of a letter's signed paper copy that stands; one crossed out is none. */
function standingCopy(desk: Desk, letterId: string): AttachmentTable | undefined {
  return desk.store.first(desk.store.build.selectFrom('attachment').selectAll().where('letter_id', '=', letterId).where('withdrawn_at', 'is', null));
}

function placeOf(desk: Desk, letter: LetterTable, copy: AttachmentTable | undefined): SignedCopyPlace {
  const state = copy === undefined ? ('none' as const) : copy.confirmed_at === null ? ('waiting' as const) : ('confirmed' as const);
  return { letterState: letter.state, signatory: letter.signatory_post, holder: readFile(desk, letter.file_id).holder_post, copy: state };
}

/**
 * Puts the scan of the paper that was signed by hand beside its letter, which stays the sealed one (domain.md row 42, route 2).
 * Refuses with `letterNotIssued`, `fileNotHere`, `signedCopyStands`, `notFound`.
 */
export function addSignedCopy(desk: Desk, officer: Officer, letterId: string, scanId: string): void {
  desk.ledger.commit(() => {
    const letter = readLetter(desk, letterId);
    const problem = bringProblem(placeOf(desk, letter, standingCopy(desk, letterId)), officer.postId);
    if (problem) throw new Refusal(problem, { number: letter.number ?? readFile(desk, letter.file_id).number });
    bindToLetter(desk, officer, letter, scanId);
  });
}

/** The signatory says that the scan shows what he signed. Refuses with `notSigningPost`, `signedCopyConfirmed`, `notFound`. */
export function confirmSignedCopy(desk: Desk, officer: Officer, letterId: string): void {
  desk.ledger.commit(() => {
    const { letter, copy } = orRefuse(desk, officer, letterId, (place) => confirmProblem(place, officer.postId));
    desk.ledger.append({ type: signedCopyConfirmed, officer, file: letter.file_id, body: { id: copy.id, letterId } });
  });
}

/** Crosses a scan out that was not confirmed. Refuses with `remarksRequired`, `signedCopyConfirmed`, `fileNotHere`, `notFound`. */
export function withdrawSignedCopy(desk: Desk, officer: Officer, letterId: string, reason: string): void {
  if (reason.trim() === '') throw new Refusal('remarksRequired');
  desk.ledger.commit(() => {
    const { letter, copy } = orRefuse(desk, officer, letterId, (place) => (place.copy === 'confirmed' ? 'signedCopyConfirmed' : bringProblem({ ...place, copy: 'none' }, officer.postId)));
    desk.ledger.append({ type: attachmentWithdrawn, officer, file: letter.file_id, body: { id: copy.id, reason: reason.trim() } });
  });
}

type Judge = (place: SignedCopyPlace) => ReturnType<typeof bringProblem> | ReturnType<typeof confirmProblem>;

function orRefuse(desk: Desk, officer: Officer, letterId: string, judge: Judge): { letter: LetterTable; copy: AttachmentTable } {
  const letter = readLetter(desk, letterId);
  const copy = standingCopy(desk, letterId);
  if (!copy) throw new Refusal('notFound');
  const problem = judge(placeOf(desk, letter, copy));
  if (problem) throw new Refusal(problem, { number: letter.number ?? '' });
  return { letter, copy };
}

/** The signed paper copy of a letter as its screen shows it, and what the officer may do about it. */
export function signedCopyOf(desk: Desk, officer: Officer, letter: LetterTable): LetterView['signedCopy'] {
  const copy = standingCopy(desk, letter.id);
  const place = placeOf(desk, letter, copy);
  const { confirmed_at: at, confirmed_post: post, confirmed_person: person } = copy ?? { confirmed_at: null, confirmed_post: null, confirmed_person: null };
  return {
    scan: copy ? { id: copy.id, title: copy.title, mime: mediaType.parse(copy.mime), size: copy.size, pages: copy.pages } : null,
    added: copy ? { at: copy.added_at, by: actorOf(desk.store, { post: copy.added_post, person: copy.added_person, acting: copy.added_acting }) } : null,
    confirmed: at === null || post === null || person === null ? null : { at, by: actorOf(desk.store, { post, person, acting: copy?.confirmed_acting ?? 0 }) },
    mayAdd: bringProblem(place, officer.postId) === null,
    mayConfirm: copy !== undefined && confirmProblem(place, officer.postId) === null,
    mayWithdraw: place.copy === 'waiting' && bringProblem({ ...place, copy: 'none' }, officer.postId) === null,
  };
}
