import type { FileRecord } from '../db/file-tables.ts';
import type { Desk } from '../desk.ts';
import { newId } from '../id.ts';
import { urgency } from '../../../preload/contract/values.ts';
import type { z } from 'zod';
import { recordDrafts } from '../letters/record-drafts.ts';
import { recordYellow } from '../notes/yellow.ts';
import { postPlace } from '../office/actors.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { fileMoved, fileRead } from './events.ts';
import { attachedFiles, fileHeld, refuseFile } from './file-life.ts';
import { readFile } from './read-file.ts';
import { additionProblem, mayPullBack, mayWork, moveProblem } from './rules.ts';

/** The file's row when the officer's post holds it and may add to it; refuses with `fileNotHere` otherwise, and by `additionProblem`. */
export function fileInHand(desk: Desk, officer: Officer, fileId: string): FileRecord {
  const file = fileHeld(desk, officer, fileId);
  refuseFile(file, additionProblem(file));
  return file;
}

function fileToMove(desk: Desk, officer: Officer, fileId: string): FileRecord {
  const file = fileHeld(desk, officer, fileId);
  refuseFile(file, moveProblem(file));
  return file;
}

type Move = { readonly fileId: string; readonly toPost: string; readonly kind: 'put-up' | 'forward' | 'return'; readonly remarks: string; readonly urgency?: z.infer<typeof urgency> | undefined };

/** Sends a file on with those attached to it (row 28); the drafts on it are recorded as they stand, so that what an officer saw can be shown later. */
export function moveFile(desk: Desk, officer: Officer, move: Move): void {
  desk.ledger.commit(() => {
    const file = fileToMove(desk, officer, move.fileId);
    if (!postPlace(desk.store, move.toPost) || move.toPost === officer.postId) throw new Refusal('badInput', { field: 'toPostId' });
    for (const moving of [file, ...attachedFiles(desk, file.id)]) {
      recordDrafts(desk, officer, moving.id);
      recordYellow(desk, officer, moving.id);
      desk.ledger.append({
        type: fileMoved,
        officer,
        file: moving.id,
        body: { id: newId(), toPost: move.toPost, kind: move.kind, remarks: move.remarks.trim(), urgency: move.urgency ?? urgency.parse(moving.urgency) },
      });
    }
  });
}

/** Back to the post it came from, with compulsory remarks (domain.md row 46). */
export function returnFile(desk: Desk, officer: Officer, fileId: string, remarks: string): void {
  if (remarks.trim() === '') throw new Refusal('remarksRequired');
  const file = fileToMove(desk, officer, fileId);
  if (file.previous_post === null) throw new Refusal('nobodyToReturnTo');
  moveFile(desk, officer, { fileId, toPost: file.previous_post, kind: 'return', remarks });
}

/** Takes a file back that the receiver has not opened; refuses with `pullBackTooLate`. */
export function pullBackFile(desk: Desk, officer: Officer, fileId: string): void {
  desk.ledger.commit(() => {
    const file = readFile(desk, fileId);
    if (!mayPullBack(file, officer.postId)) throw new Refusal('pullBackTooLate', { number: file.number });
    refuseFile(file, moveProblem(file));
    for (const moving of [file, ...attachedFiles(desk, file.id)]) {
      desk.ledger.append({
        type: fileMoved,
        officer,
        file: moving.id,
        body: { id: newId(), toPost: officer.postId, kind: 'pull-back', remarks: '', urgency: urgency.parse(moving.urgency) },
      });
    }
  });
}

/** Notes once that the holder opened the file. */
export function markFileRead(desk: Desk, officer: Officer, fileId: string): void {
  desk.ledger.commit(() => {
    const file = readFile(desk, fileId);
    if (file.read === 1 || !mayWork(file, officer.postId)) return;
    desk.ledger.append({ type: fileRead, officer, file: file.id, body: {} });
  });
}
