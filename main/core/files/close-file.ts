import type { FileRecord } from '../db/file-tables.ts';
import { localDay } from '../day.ts';
import type { Desk } from '../desk.ts';
import { newId } from '../id.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { approverOf, attachedFiles, fileHeld, openDrafts, openParts, refuseFile } from './file-life.ts';
import { fileClosed, fileClosingAsked, fileParked, fileReopened, fileReopeningAsked, fileRequestRefused, fileUnparked } from './life-events.ts';
import { closeProblem, decisionProblem, parkProblem, reopenProblem } from './rules.ts';
import { readFile } from './read-file.ts';

/** Lays a file aside with its reason, until a day or until somebody takes it up (domain.md row 34). Refuses with `remarksRequired`, `badInput` and by `parkProblem`. */
export function parkFile(desk: Desk, officer: Officer, input: { readonly fileId: string; readonly reason: string; readonly bringUpOn?: string | undefined }): void {
  const reason = required(input.reason);
  const bringUp = input.bringUpOn ?? null;
  if (bringUp !== null && bringUp <= localDay(desk.ledger.now())) throw new Refusal('badInput', { field: 'bringUpOn' });
  desk.ledger.commit(() => {
    const file = fileHeld(desk, officer, input.fileId);
    refuseFile(file, parkProblem(file));
    desk.ledger.append({ type: fileParked, officer, file: file.id, body: { id: newId(), reason, bringUp } });
  });
}

/** Takes a parked file up again. */
export function unparkFile(desk: Desk, officer: Officer, fileId: string): void {
  desk.ledger.commit(() => {
    const file = fileHeld(desk, officer, fileId);
    refuseFile(file, file.state === 'parked' ? null : 'fileNotParked');
    desk.ledger.append({ type: fileUnparked, officer, file: file.id, body: { id: newId() } });
  });
}

/** Asks that a file be closed (row 33); an officer who holds it closes it by asking. Refuses with `remarksRequired` and by `closeProblem`. */
export function askClosing(desk: Desk, officer: Officer, fileId: string, remarks: string): { done: boolean } {
  const said = required(remarks);
  return desk.ledger.commit(() => {
    const file = fileHeld(desk, officer, fileId);
    refuseClosing(desk, file);
    refuseFile(file, file.asked === null ? null : 'alreadyAsked');
    if (officer.roles.includes('officer')) {
      desk.ledger.append({ type: fileClosed, officer, file: file.id, body: { id: newId(), remarks: said, closedPost: officer.postId } });
      return { done: true };
    }
    desk.ledger.append({ type: fileClosingAsked, officer, file: file.id, body: { id: newId(), remarks: said } });
    return { done: false };
  });
}

/** Asks that a closed file be opened again, for the post that closed it (row 33); an officer's own is opened by asking. Refuses by `reopenProblem`. */
export function askReopening(desk: Desk, officer: Officer, fileId: string, remarks: string): { done: boolean } {
  const said = required(remarks);
  return desk.ledger.commit(() => {
    const file = readFile(desk, fileId);
    refuseFile(file, reopenProblem(file, officer.postId));
    const done = officer.roles.includes('officer');
    desk.ledger.append({ type: done ? fileReopened : fileReopeningAsked, officer, file: file.id, body: { id: newId(), remarks: said } });
    return { done };
  });
}

/** Approves or refuses what was asked of a file (row 33); a refusal says why. Refuses by `decisionProblem`, and closing by `closeProblem`. */
export function decideRequest(desk: Desk, officer: Officer, input: { readonly fileId: string; readonly approve: boolean; readonly remarks: string }): void {
  const remarks = input.approve ? input.remarks.trim() : required(input.remarks);
  desk.ledger.commit(() => {
    const file = readFile(desk, input.fileId);
    refuseFile(file, decisionProblem(file, approverOf(desk, officer)));
    const said = { officer, file: file.id };
    if (!input.approve) desk.ledger.append({ ...said, type: fileRequestRefused, body: { id: newId(), remarks } });
    else if (file.asked === 'reopen') desk.ledger.append({ ...said, type: fileReopened, body: { id: newId(), remarks } });
    else {
      refuseClosing(desk, file);
      desk.ledger.append({ ...said, type: fileClosed, body: { id: newId(), remarks, closedPost: file.asked_post ?? officer.postId } });
    }
  });
}

function refuseClosing(desk: Desk, file: FileRecord): void {
  const [part] = openParts(desk, file.id);
  const carried = attachedFiles(desk, file.id).length;
  refuseFile(file, closeProblem(file, { drafts: openDrafts(desk, file.id), parts: part ? 1 : 0, carried }), part?.number);
}

function required(remarks: string): string {
  const said = remarks.trim();
  if (said === '') throw new Refusal('remarksRequired');
  return said;
}
