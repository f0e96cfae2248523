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

/** Only the post that holds a file works on it. */
export function mayWork(file: FileCustody, post: string): boolean {
  return workProblem(file, post) === null;
}

/** May this post take the file over? */
export function mayTakeOver(file: FileCustody, post: string): boolean {
  return workProblem(file, post) === 'fileNotReceived';
}

/** The sender may take a file back until the receiver opens it (domain.md row 54). */
export function mayPullBack(file: FileCustody, post: string): boolean {
  return mayTakeBack({ holder: file.holder_post, sender: file.previous_post, opened: file.read === 1 }, post);
}
