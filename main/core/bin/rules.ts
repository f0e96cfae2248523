import type { ErrorCode } from '../../../preload/contract/errors.ts';

export type BinProblem = Extract<ErrorCode, 'notYoursToBin' | 'receiptWasSent' | 'fileWasWorkedOn' | 'inBin' | 'notInBin'>;

/** What of a receipt decides whether it may be cancelled: `steps` counts marks and copies, also those taken back. */
export type BinnedReceipt = { readonly created_post: string; readonly state: 'open' | 'in-file' | 'disposed'; readonly binned_at: number | null; readonly steps: number };

/** Why a receipt can't be put in the bin, or null (domain.md row 35): only what lies in Created still, by the post that diarised it. */
export function binReceiptProblem(receipt: BinnedReceipt, post: string): BinProblem | null {
  if (receipt.binned_at !== null) return 'inBin';
  if (receipt.created_post !== post) return 'notYoursToBin';
  return receipt.state !== 'open' || receipt.steps > 0 ? 'receiptWasSent' : null;
}

/** What of a file decides the same: `work` counts notes, drafts, papers, movements, and other files that hang together with it. */
export type BinnedFile = { readonly opened_post: string; readonly kind: 'main' | 'part' | 'volume'; readonly state: string; readonly binned_at: number | null; readonly work: number };

/** Why a file can't be put in the bin, or null (row 35): only one opened by mistake, with nothing on it, by the post that opened it. A part or volume is merged or goes on. */
export function binFileProblem(file: BinnedFile, post: string): BinProblem | null {
  if (file.binned_at !== null) return 'inBin';
  if (file.opened_post !== post) return 'notYoursToBin';
  return file.kind !== 'main' || file.state !== 'open' || file.work > 0 ? 'fileWasWorkedOn' : null;
}

/** Why a thing can't be taken out of the bin, or null (row 35): that is for the post whose entry it was. */
export function restoreProblem(thing: { readonly binned_at: number | null; readonly owner: string }, post: string): BinProblem | null {
  if (thing.binned_at === null) return 'notInBin';
  return thing.owner === post ? null : 'notYoursToBin';
}
