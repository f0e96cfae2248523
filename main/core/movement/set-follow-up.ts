import { sql } from 'kysely';
import type { Input } from '../../../preload/contract/index.ts';
import type { Desk } from '../desk.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { followUpSet } from './events.ts';

/** Begins or ends following up what the officer's post sent last; says nothing where it is so already. Refuses with `notFound`. */
export function setFollowUp(desk: Desk, officer: Officer, { kind, ids, followed }: Input<'movement.followUp'>): void {
  desk.ledger.commit(() => {
    for (const id of ids) {
      const last = lastSent(desk, { kind, id, post: officer.postId });
      if (!last) throw new Refusal('notFound');
      if ((last.followed === 1) !== followed) desk.ledger.append({ type: followUpSet, officer, body: { kind, movementId: last.id, followed } });
    }
  });
}

type Sent = { readonly kind: 'file' | 'receipt'; readonly id: string; readonly post: string };

function lastSent(desk: Desk, { kind, id, post }: Sent): { id: string; followed: number } | undefined {
  const { build } = desk.store;
  if (kind === 'file') {
    const sent = build.selectFrom('movement').select(['id', 'followed']).where('file_id', '=', id).where('kind', '!=', 'pull-back').where('from_post', '=', post);
    return desk.store.first(sent.orderBy(sql`rowid`, 'desc').limit(1));
  }
  const marked = build.selectFrom('receipt_movement').select(['id', 'followed']).where('receipt_id', '=', id).where('withdrawn', '=', 0);
  return desk.store.first(marked.where('kind', '!=', 'pull-back').where('from_post', '=', post).orderBy(sql`rowid`, 'desc').limit(1));
}
