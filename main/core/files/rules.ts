/** What of a file decides who may do what. */
export type FileCustody = {
  readonly holder_post: string;
  readonly previous_post: string | null;
  readonly read: number;
};

/** Only the post that holds a file works on it. */
export function mayWork(file: FileCustody, post: string): boolean {
  return file.holder_post === post;
}

/** The sender may take a file back until the receiver opens it (domain.md row 54). */
export function mayPullBack(file: FileCustody, post: string): boolean {
  return file.previous_post === post && file.holder_post !== post && file.read === 0;
}
