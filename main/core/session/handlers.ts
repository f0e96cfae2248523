import type { SessionView } from '../../../preload/contract/session.ts';
import type { Desk } from '../desk.ts';
import type { Handlers } from '../handlers.ts';
import { changePin } from '../keys/pin-vault.ts';
import { checkNewPin } from '../keys/pin.ts';
import { parseLocalText } from '../office/local-text.ts';
import { keyStanding } from '../office/new-keys/key-standing.ts';
import { takeUp } from '../office/new-keys/take-up.ts';
import { orRefuse, Refusal } from '../refusal.ts';
import { admitted } from './admitted.ts';
import { postsOf } from './charges.ts';
import { lockAfterMinutes } from './rules.ts';
import type { Caller, Session } from './session.ts';
import { officerKeyId, openWithPin } from './sign-in.ts';

export const sessionHandlers: Handlers<'session'> = {
  'session.people': ({ desk }) => {
    const pins = new Map(desk.store.all(desk.store.build.selectFrom('demo_pin').selectAll()).map((row) => [row.person_id, row.pin]));
    const persons = desk.store.all(desk.store.build.selectFrom('person').select(['id', 'name']).orderBy('id'));
    return persons
      .map((row) => {
        const pin = pins.get(row.id);
        const person = { personId: row.id, person: parseLocalText(row.name), posts: postsOf(desk, row.id), ...keyStanding(desk, row.id) };
        return pin === undefined ? person : { ...person, demoPin: pin };
      })
      .filter((person) => person.posts.length > 0);
  },
  'session.current': ({ desk, caller }) => (caller.session ? viewOf(desk, caller.session) : null),
  'session.signIn': async ({ desk, caller, input }) => {
    const posts = postsOf(desk, input.personId);
    const post = input.postId === undefined ? posts[0] : posts.find((held) => held.postId === input.postId);
    if (!post) throw new Refusal('noCharge');
    if (keyStanding(desk, input.personId).keys !== 'ready') throw new Refusal('keysNotConfirmed');
    const keys = await openWithPin(desk, input.personId, input.pin);
    const session = {
      personId: input.personId,
      keys,
      keyId: officerKeyId(keys),
      postId: post.postId,
      acting: post.acting,
      roles: post.roles,
    };
    open(desk, caller, session);
    return viewOf(desk, session);
  },
  'session.takeUp': ({ desk, input }) => takeUp(desk, input),
  'session.actFor': ({ desk, caller, input }) => {
    const { session } = caller;
    if (!session) throw new Refusal('notSignedIn');
    const post = postsOf(desk, session.personId).find((held) => held.postId === input.postId);
    if (!post) throw new Refusal('noCharge');
    caller.session = { ...session, postId: post.postId, acting: post.acting, roles: post.roles };
    return viewOf(desk, caller.session);
  },
  'session.lock': ({ caller }) => {
    lock(caller);
    return {};
  },
  'session.unlock': async ({ desk, caller, input }) => {
    const { session } = caller;
    if (!session) throw new Refusal('notSignedIn');
    const keys = await openWithPin(desk, session.personId, input.pin);
    open(desk, caller, { ...session, keys });
    return viewOf(desk, { ...session, keys });
  },
  'session.touch': ({ desk, caller }) => {
    caller.touchedAt = desk.ledger.now();
    return {};
  },
  'session.signOut': ({ caller }) => {
    caller.session = null;
    return {};
  },
  'session.changePin': async ({ desk, caller, input }) => {
    const { personId } = admitted(caller);
    await openWithPin(desk, personId, input.oldPin);
    const pin = orRefuse(checkNewPin(input.newPin));
    const { build } = desk.store;
    const vault = desk.store.first(build.selectFrom('vault').select('record').where('person_id', '=', personId));
    if (!vault) throw new Refusal('notFound');
    const changed = await changePin(vault.record, { old: input.oldPin, new: pin }, desk.secret, desk.scryptCost);
    if (!changed.ok) throw new Refusal('wrongPin');
    desk.store.transaction(() => {
      desk.store.run(build.updateTable('vault').set({ record: changed.value }).where('person_id', '=', personId));
      desk.store.run(build.deleteFrom('demo_pin').where('person_id', '=', personId));
    });
    return {};
  },
};

function open(desk: Desk, caller: Caller, session: Session): void {
  caller.session = session;
  caller.touchedAt = desk.ledger.now();
}

/** Forgets the keys; the person stays named, so that only the PIN is asked again. */
export function lock(caller: Caller): void {
  if (caller.session) caller.session = { ...caller.session, keys: null };
}

function viewOf(desk: Desk, session: Session): SessionView {
  const posts = postsOf(desk, session.personId);
  const post = posts.find((held) => held.postId === session.postId);
  const row = desk.store.first(desk.store.build.selectFrom('person').select('name').where('id', '=', session.personId));
  if (!post || !row) throw new Refusal('noCharge');
  return { personId: session.personId, person: parseLocalText(row.name), post, posts, locked: session.keys === null, lockAfterMinutes };
}
