import type { OfficeLevel } from '../../../preload/contract/offices.ts';

/** Levels of offices from the top of the tree to its foot (domain.md row 60). */
export const levels: readonly OfficeLevel[] = ['secretariat', 'department', 'district', 'block', 'panchayat'];

/** May an office of that level stand over one of the other (domain.md row 60)? The one nearer to the top; what nobody has said is taken on trust. */
export function mayStandOver(superior: OfficeLevel | null, subordinate: OfficeLevel | null): boolean {
  return superior === null || subordinate === null || levels.indexOf(superior) < levels.indexOf(subordinate);
}

/** What may be said on the file of another office while it lies here: it is noted on and sent, and its drafts are worked on; all else is for the office whose file it is (decision 22, domain.md row 60). */
export const saidOnFilesOfOthers: ReadonlySet<string> = new Set(['file.moved', 'file.read', 'file.received', 'note.signed', 'note.put-up', 'letter.put-up', 'custody.given-back']);

/** What an office says on files of its own, as far as another office's tables follow it: nothing that reaches beyond the file, as links, dispatch and volumes do (decision 22, domain.md row 60). */
export const saidOnOwnFiles: ReadonlySet<string> = new Set([
  ...saidOnFilesOfOthers,
  'file.parked', 'file.unparked', 'file.closed', 'file.reopened', 'file.closing-asked', 'file.reopening-asked', 'file.request-refused',
  'letter.started', 'letter.discarded', 'letter.restored', 'letter.issued', 'letter.cancelled', 'letter.superseded', 'letter.signed-copy-confirmed',
  'receipt.filed', 'attachment.added', 'attachment.withdrawn', 'paper.flagged',
]);

/** Kinds of event that change a paper which is here already, named by its id alone. */
export const changesThings: ReadonlySet<string> = new Set(['attachment.withdrawn', 'letter.signed-copy-confirmed']);

/** What an office says of itself, as far as the tree is made of it. Offices by their marks. */
export type Branch = { readonly superior: string | null; readonly subordinates: ReadonlySet<string> };

/** Offices that this one follows at most: what a superior of a whole province says stays bounded at each desk. */
export const mostOffices = 500;

/** Do both offices say that one stands over the other (decision 22, domain.md row 60)? A word of one of them alone binds nobody. */
export function areBound(left: { readonly office: string } & Branch, right: { readonly office: string } & Branch): boolean {
  return (left.superior === right.office && right.subordinates.has(left.office)) || (right.superior === left.office && left.subordinates.has(right.office));
}

/** The offices that one reaches from its own, up and down by what both ends of each step have signed, with the steps to each; the nearest first (decision 22, domain.md row 60). */
export function reachable(self: string, branches: ReadonlyMap<string, Branch>): ReadonlyMap<string, number> {
  const found = new Map([[self, 0]]);
  for (const [office, distance] of found) {
    const here = branches.get(office);
    if (!here) continue;
    for (const next of [...(here.superior === null ? [] : [here.superior]), ...here.subordinates]) {
      const there = branches.get(next);
      if (found.size > mostOffices || found.has(next) || !there || !areBound({ ...here, office }, { ...there, office: next })) continue;
      found.set(next, distance + 1);
    }
  }
  found.delete(self);
  return found;
}
