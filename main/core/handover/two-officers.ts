import type { TwoOfficers } from '../../../preload/contract/handover.ts';
import type { Role } from '../../../preload/contract/session.ts';
import type { Command } from '../custody/input.ts';
import type { Desk } from '../desk.ts';
import { Refusal } from '../refusal.ts';
import { postsOf } from '../session/charges.ts';
import { officerOf, type Officer } from '../session/session.ts';
import { officerKeyId, openWithPin } from '../session/sign-in.ts';
import { custodyOrdered } from './events.ts';
import type { CustodyHost } from './custody-host.ts';

/** Who stands at the desk and gives the order: a person and his PIN. */
type Signing = TwoOfficers['first'];

type Order = Extract<Command, { readonly officers: unknown }>;
type WithoutOfficers<Each> = Each extends Order ? Omit<Each, 'officers'> : never;

const mayOrder: readonly Role[] = ['officer', 'registrar'];

/**
 * Carries out what two officers order together, each with his own signature on the record (ledger.md 7.4, rule 8). Refuses with `sameOfficer`,
 * `notPermitted`, and as `openWithPin` does.
 */
export async function orderByTwo(desk: Desk, host: CustodyHost, { order, signings }: { readonly order: WithoutOfficers<Order>; readonly signings: TwoOfficers }): Promise<void> {
  const { first, second } = signings;
  if (first.personId === second.personId) throw new Refusal('sameOfficer');
  const officers = [await officerBy(desk, first), await officerBy(desk, second)];
  desk.ledger.commit(() => {
    const body = { order: order.kind, things: order.kind === 'reconstitute' ? [order.thing] : [], desks: order.kind === 'excuse' ? [...order.desks] : [] };
    for (const officer of officers) desk.ledger.append({ type: custodyOrdered, officer, body });
    // What is put together comes into the hands of one who works on files.
    const officer = officers.find(({ roles }) => roles.includes('officer')) ?? officers[0] ?? null;
    host.command({ ...order, officers: { first: first.personId, second: second.personId } }, { officer, reason: '' });
  });
}

async function officerBy(desk: Desk, { personId, pin }: Signing): Promise<Officer> {
  const post = postsOf(desk, personId).find(({ roles }) => roles.some((role) => mayOrder.includes(role)));
  if (!post) throw new Refusal('notPermitted');
  const keys = await openWithPin(desk, personId, pin);
  return officerOf({ personId, keys, keyId: officerKeyId(keys), postId: post.postId, acting: post.acting, roles: post.roles }, keys);
}
