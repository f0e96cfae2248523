/** How a thing of a desk goes on: the same words for files and receipts. */
export type Form = 'physical' | 'electronic';

/** Paper has to be handed over and taken over; what is electronic is there at once (domain.md rows 15, 57). */
export function receivedOnArrival(form: Form): boolean {
  return form === 'electronic';
}

export type RemarksFor = 'put-up' | 'forward' | 'mark' | 'reply' | 'return' | 'pull-back';

/** Nothing is returned without saying why (row 46); every other movement may go without remarks. */
export function remarksSuffice(kind: RemarksFor, remarks: string): boolean {
  return kind !== 'return' || remarks.trim() !== '';
}

/** What of a thing decides whether its sender may take it back. */
export type SentThing = { readonly holder: string; readonly sender: string | null; readonly opened: boolean };

/** The post that sent it may take it back until the receiver opens it (row 54). */
export function mayTakeBack(sent: SentThing, post: string): boolean {
  return sent.sender === post && sent.holder !== post && !sent.opened;
}

/**
 * May a marking go to these posts? A receipt has one dealing hand and any number of others that get a copy for information, each of
 * them once; a file goes to one post alone (row 15). Nothing is sent to the post that sends it.
 */
export function recipientsFit(sender: string, to: { readonly dealing: string; readonly copies: readonly string[] }): boolean {
  const all = [to.dealing, ...to.copies];
  return !all.includes(sender) && new Set(all).size === all.length;
}

/** What is sent with a due date, or flagged, is followed up by its sender (row 58). */
export function isFollowed(sent: { readonly dueOn: string | null; readonly followUp: boolean }): boolean {
  return sent.followUp || sent.dueOn !== null;
}

/** How a due date stands on a day (row 58); days as `2026-11-21`. The day itself is not yet late. */
export function dueState(dueOn: string | null, today: string): 'none' | 'later' | 'today' | 'overdue' {
  if (dueOn === null) return 'none';
  if (dueOn === today) return 'today';
  return dueOn < today ? 'overdue' : 'later';
}

/** A due date lies on the day of sending or after it (row 58). */
export function dueDateHolds(dueOn: string | null, today: string): boolean {
  return dueOn === null || dueOn >= today;
}

/** A folder goes only when nothing lies in it (row 59). */
export function mayDeleteFolder(items: number): boolean {
  return items === 0;
}
