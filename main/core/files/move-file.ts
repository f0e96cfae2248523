import type { Input } from '../../../preload/contract/index.ts';
import { urgency, type BatchOutcome } from '../../../preload/contract/values.ts';
import { localDay } from '../day.ts';
import type { FileRecord } from '../db/file-tables.ts';
import type { Desk } from '../desk.ts';
import { newId } from '../id.ts';
import { understood } from '../ledger/newer-events.ts';
import { recordDrafts } from '../letters/record-drafts.ts';
import { recordYellow } from '../notes/yellow.ts';
import { deskElsewhere, handOver, recalledOnItsWay } from '../handover/hand-over.ts';
import { actOnAll } from '../movement/batch.ts';
import { leaveFolder } from '../movement/leave-folder.ts';
import { dueDateHolds, recipientsFit, remarksSuffice } from '../movement/rules.ts';
import { postPlace } from '../office/actors.ts';
import { deskOfOtherPost } from '../offices/other-desks.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { fileMoved, fileRead, fileReceived } from './events.ts';
import { attachedFiles, fileHeld, orRefuseWork, refuseFile } from './file-life.ts';
import { readFile } from './read-file.ts';
import { additionProblem, mayPullBack, mayTakeOver, mayWork, moveProblem } from './rules.ts';

/** The file's row when the officer's post holds it and may add to it; refuses as `fileHeld` does, by `additionProblem`, and with `fileNeedsUpdate`. */
export function fileInHand(desk: Desk, officer: Officer, fileId: string): FileRecord {
  const file = fileHeld(desk, officer, fileId);
  refuseFile(file, additionProblem(file));
  if (understood(desk.store, [file.id]) === 'tooLittle') throw new Refusal('fileNeedsUpdate', { number: file.number });
  return file;
}

type Sending = Pick<Input<'files.sendMany'>, 'remarks' | 'urgency' | 'dueOn' | 'followUp'>;
type Move = Sending & { readonly toPost: string; readonly kind: 'put-up' | 'forward' | 'reply' | 'return' };

/** Sends a file on. Refuses as `sendFiles` does, for this one file. */
export function sendFile(desk: Desk, officer: Officer, fileId: string, move: Move): void {
  orRefuseMove(desk, officer, move);
  desk.ledger.commit(() => moveFile(desk, officer, fileToMove(desk, officer, fileId), move));
}

/** Sends files on, all of them or none. Refuses with `badInput` naming `toPostId`, `dueTooEarly`. */
export function sendFiles(desk: Desk, officer: Officer, input: Input<'files.sendMany'>): BatchOutcome {
  const move = { ...input, toPost: input.toPostId };
  orRefuseMove(desk, officer, move);
  return actOnAll(desk, {
    ids: input.fileIds,
    read: (id) => readFile(desk, id),
    numberOf: (file) => file.number,
    check: (file) => orRefuseToMove(file, officer),
    act: (file) => moveFile(desk, officer, file, move),
  });
}

/** Back to the post that it came from, as an answer. Refuses with `nobodyToReturnTo`. */
export function replyWithFile(desk: Desk, officer: Officer, input: Input<'files.reply'>): void {
  moveBack(desk, officer, input.fileId, { ...input, kind: 'reply' });
}

/** Back to the post it came from, with compulsory remarks (domain.md row 46). */
export function returnFile(desk: Desk, officer: Officer, fileId: string, remarks: string): void {
  moveBack(desk, officer, fileId, { kind: 'return', remarks, followUp: false });
}

function moveBack(desk: Desk, officer: Officer, fileId: string, sending: Omit<Move, 'toPost'>): void {
  desk.ledger.commit(() => {
    if (!remarksSuffice(sending.kind, sending.remarks)) throw new Refusal('remarksRequired');
    const file = fileToMove(desk, officer, fileId);
    if (file.previous_post === null || file.previous_post === officer.postId) throw new Refusal('nobodyToReturnTo');
    const move = { ...sending, toPost: file.previous_post };
    orRefuseMove(desk, officer, move);
    moveFile(desk, officer, file, move);
  });
}

function fileToMove(desk: Desk, officer: Officer, fileId: string): FileRecord {
  const file = readFile(desk, fileId);
  orRefuseToMove(file, officer);
  return file;
}

function orRefuseToMove(file: FileRecord, officer: Officer): void {
  orRefuseWork(file, officer);
  refuseFile(file, moveProblem(file));
}

function orRefuseMove(desk: Desk, officer: Officer, move: Move): void {
  const known = postPlace(desk.store, move.toPost) !== null || deskOfOtherPost(desk.store, move.toPost) !== null;
  if (!known || !recipientsFit(officer.postId, { dealing: move.toPost, copies: [] })) throw new Refusal('badInput', { field: 'toPostId' });
  if (!dueDateHolds(move.dueOn ?? null, localDay(desk.ledger.now()))) throw new Refusal('dueTooEarly');
}

/** With the files attached to it (row 28); the drafts on them are recorded as they stand, so that what an officer saw can be shown later. */
function moveFile(desk: Desk, officer: Officer, file: FileRecord, move: Move): void {
  for (const moving of [file, ...attachedFiles(desk, file.id)]) {
    recordDrafts(desk, { officer }, moving.id);
    recordYellow(desk, { officer }, moving.id);
    desk.ledger.append({
      type: fileMoved,
      officer,
      file: moving.id,
      body: {
        id: newId(),
        toPost: move.toPost,
        kind: move.kind,
        remarks: move.remarks.trim(),
        urgency: move.urgency ?? urgency.parse(moving.urgency),
        dueOn: move.dueOn ?? null,
        followUp: move.followUp,
      },
    });
    leaveFolder(desk, 'file', moving.id);
  }
  const elsewhere = deskElsewhere(desk, move.toPost);
  if (elsewhere !== null) handOver(desk, officer, { file, to: elsewhere });
}

/** Takes a file back that the receiver has not opened, with those attached to it; refuses with `pullBackTooLate`. */
export function pullBackFile(desk: Desk, officer: Officer, fileId: string): void {
  desk.ledger.commit(() => {
    const file = readFile(desk, fileId);
    const allowed = mayPullBack(file, officer.postId);
    if (allowed && recalledOnItsWay(desk, officer, file)) return;
    if (!allowed) throw new Refusal('pullBackTooLate', { number: file.number });
    refuseFile(file, moveProblem(file));
    for (const moving of [file, ...attachedFiles(desk, file.id)]) {
      const back = { toPost: officer.postId, kind: 'pull-back' as const, remarks: '', urgency: urgency.parse(moving.urgency), dueOn: null, followUp: false };
      desk.ledger.append({ type: fileMoved, officer, file: moving.id, body: { id: newId(), ...back } });
      leaveFolder(desk, 'file', moving.id);
    }
  });
}

/** Takes files of paper over with those attached to them, all or none; one that needs no taking over changes nothing. */
export function receiveFiles(desk: Desk, officer: Officer, fileIds: readonly string[]): BatchOutcome {
  const take = (file: FileRecord) => {
    if (mayTakeOver(readFile(desk, file.id), officer.postId)) desk.ledger.append({ type: fileReceived, officer, file: file.id, body: {} });
  };
  return actOnAll(desk, {
    ids: fileIds,
    read: (id) => readFile(desk, id),
    numberOf: (file) => file.number,
    check: (file) => {
      if (!mayTakeOver(file, officer.postId)) orRefuseWork(file, officer);
    },
    act: (file) => [file, ...attachedFiles(desk, file.id)].forEach(take),
  });
}

/** Notes once that the holder opened the file; a file of paper counts as opened when it is taken over. */
export function markFileRead(desk: Desk, officer: Officer, fileId: string): void {
  desk.ledger.commit(() => {
    const file = readFile(desk, fileId);
    if (file.read === 1 || !mayWork(file, officer.postId)) return;
    desk.ledger.append({ type: fileRead, officer, file: file.id, body: {} });
  });
}
