import type { ErrorCode } from '../../../preload/contract/errors.ts';
import type { FileRecord } from '../db/file-tables.ts';
import { mayTakeBack } from '../movement/rules.ts';

/** What of a file decides who may do what. */
export type FileCustody = {
  readonly holder_post: string;
  readonly previous_post: string | null;
  readonly read: number;
  readonly received: number;
};

/** Why a post can't work on a file, or null: it must hold it, and have taken over a file of paper first (domain.md row 57). */
export function workProblem(file: FileCustody, post: string): 'fileNotHere' | 'fileNotReceived' | null {
  if (file.holder_post !== post) return 'fileNotHere';
  return file.received === 0 ? 'fileNotReceived' : null;
}

/** Only the post that holds a file works on it (row 57). */
export function mayWork(file: FileCustody, post: string): boolean {
  return workProblem(file, post) === null;
}

/** May this post take the file over (row 57)? */
export function mayTakeOver(file: FileCustody, post: string): boolean {
  return workProblem(file, post) === 'fileNotReceived';
}

/** The sender may take a file back until the receiver opens it (domain.md row 54). */
export function mayPullBack(file: FileCustody, post: string): boolean {
  return mayTakeBack({ holder: file.holder_post, sender: file.previous_post, opened: file.read === 1 }, post);
}

/** What of a file decides what may still be done with it. */
export type FileLife = Pick<FileRecord, 'id' | 'kind' | 'main_id' | 'ordinal' | 'state' | 'attached_to' | 'asked' | 'holder_post' | 'section_id' | 'closed_post' | 'binned_at'>;

export type LifeProblem = Extract<
  ErrorCode,
  'fileClosed' | 'fileBinned' | 'fileParked' | 'fileMerged' | 'fileCarries' | 'volumeContinued' | 'fileAttached' | 'fileNotPart' | 'mainNotHere' | 'partsOpen' | 'filePartHasNone' | 'fileHasDrafts' | 'sameFile' | 'attachedChain' | 'fileNotParked' | 'fileNotClosed' | 'closedByAnother' | 'alreadyAsked' | 'nothingAsked' | 'notYoursToApprove'
>;

/** A file that is closed (row 33), in the bin (row 35), merged into its main file (row 20) or parked (row 34) lies still. */
export function restProblem(file: FileLife): 'fileClosed' | 'fileBinned' | 'fileParked' | 'fileMerged' | null {
  if (file.binned_at !== null) return 'fileBinned';
  if (file.state === 'closed') return 'fileClosed';
  if (file.state === 'merged') return 'fileMerged';
  return file.state === 'parked' ? 'fileParked' : null;
}

/** Why no note, letter or receipt may be added: it lies still, or a later volume goes on where it ended (row 21). */
export function additionProblem(file: FileLife): LifeProblem | null {
  return restProblem(file) ?? (file.state === 'continued' ? 'volumeContinued' : null);
}

/** Why a file may not be sent on: it lies still, or it travels with the file it is attached to (row 28). */
export function moveProblem(file: FileLife): LifeProblem | null {
  return restProblem(file) ?? (file.attached_to === null ? null : 'fileAttached');
}

/** Why no part may be opened (row 20): parts belong to a main file or volume that is still worked on, wherever it lies. */
export function partProblem(main: FileLife): LifeProblem | null {
  if (main.kind === 'part') return 'filePartHasNone';
  return main.state === 'parked' ? null : additionProblem(main);
}

/** Why a part can't be merged back (row 20): both are needed at the same post, and nothing on the part may be left half done. */
export function mergeProblem(part: FileLife, main: FileLife | null, post: string, drafts: number): LifeProblem | null {
  if (part.kind !== 'part' || main === null) return 'fileNotPart';
  if (main.holder_post !== post) return 'mainNotHere';
  if (part.attached_to !== null && part.attached_to !== main.id) return 'fileAttached';
  return restProblem(part) ?? (main.state === 'continued' ? null : restProblem(main)) ?? (drafts > 0 ? 'fileHasDrafts' : null);
}

/** Why no further volume may be opened (row 21): only the newest volume is continued, and only once nothing on it is half done. */
export function volumeProblem(file: FileLife, drafts: number): LifeProblem | null {
  if (file.kind === 'part') return 'filePartHasNone';
  return additionProblem(file) ?? (drafts > 0 ? 'fileHasDrafts' : null);
}

/** Why two files can't be linked (row 27); closed files may be, since they are what one refers to, but none that was cancelled. */
export function linkProblem(file: FileLife, other: FileLife): LifeProblem | null {
  if (file.id === other.id) return 'sameFile';
  return file.binned_at === null && other.binned_at === null ? null : 'fileBinned';
}

/** Why a file can't be attached to another (row 28): both lie at one post and are at work, and a file that carries others is itself carried by none. */
export function attachProblem(file: FileLife, carrier: FileLife, carried: number, post: string): LifeProblem | null {
  if (file.id === carrier.id) return 'sameFile';
  if (carrier.holder_post !== post) return 'mainNotHere';
  if (file.attached_to !== null) return 'fileAttached';
  if (carrier.attached_to !== null || carried > 0) return 'attachedChain';
  return restProblem(file) ?? restProblem(carrier);
}

/** Why a file can't be parked (row 34): it lies still already, goes on in a later volume, or rests with the file that carries it. */
export function parkProblem(file: FileLife): LifeProblem | null {
  return moveProblem(file) ?? additionProblem(file);
}

/** Is a parked file to be on the desk again (row 34)? Days as `2026-11-21`. */
export function isBroughtUp(file: Pick<FileRecord, 'state' | 'bring_up'>, today: string): boolean {
  return file.state === 'parked' && file.bring_up !== null && file.bring_up <= today;
}

type StillOpen = { readonly drafts: number; readonly parts: number; readonly carried: number };

/** Why closing can't be asked for (row 33): nothing may be half done on it, no part of it at work, and it carries no other file. */
export function closeProblem(file: FileLife, open: StillOpen): LifeProblem | null {
  const resting = file.state === 'parked' ? null : restProblem(file);
  if (resting) return resting;
  if (file.attached_to !== null) return 'fileAttached';
  if (open.carried > 0) return 'fileCarries';
  if (open.parts > 0) return 'partsOpen';
  return open.drafts > 0 ? 'fileHasDrafts' : null;
}

/** Why reopening can't be asked for (row 33): it belongs to the post that closed the file. */
export function reopenProblem(file: FileLife, post: string): LifeProblem | null {
  if (file.binned_at !== null) return 'fileBinned';
  if (file.state !== 'closed') return 'fileNotClosed';
  if (file.asked !== null) return 'alreadyAsked';
  return file.closed_post === post ? null : 'closedByAnother';
}

type Approver = { readonly postId: string; readonly sectionId: string; readonly isOfficer: boolean };

/** May a post approve or refuse what was asked (row 33)? An officer who holds the file, or one of the section that it belongs to. */
export function mayDecide(file: FileLife, by: Approver): boolean {
  return by.isOfficer && (file.holder_post === by.postId || file.section_id === by.sectionId);
}

/** Why there is nothing to decide, or not by this post (row 33). */
export function decisionProblem(file: FileLife, by: Approver): LifeProblem | null {
  if (file.asked === null) return 'nothingAsked';
  return mayDecide(file, by) ? null : 'notYoursToApprove';
}

/** Characters of a typed page of notes, for the pages of a notesheet that lies on no paper. */
const charactersPerPage = 1800;

/** Pages that notes of so many characters fill (row 21). */
export function notePages(characters: number): number {
  return Math.ceil(characters / charactersPerPage);
}

/** Is a new volume to be suggested (row 21)? Pages of notes and correspondence together, against the office's limit. */
export function volumeIsFull(file: FileLife, pages: number, limit: number): boolean {
  return volumeProblem(file, 0) === null && pages >= limit;
}
