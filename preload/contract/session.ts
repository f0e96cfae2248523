import { z } from 'zod';
import { procedure } from './procedure.ts';
import { done, id, localText, pin } from './values.ts';

export const role = z.enum(['assistant', 'officer', 'dispatcher', 'registrar']);
export type Role = z.infer<typeof role>;

export const heldPost = z.strictObject({
  postId: id,
  post: localText,
  sectionId: id,
  section: localText,
  roles: z.array(role),
  acting: z.boolean(),
});

export const sessionView = z.strictObject({
  personId: id,
  person: localText,
  /** The post acted for now. */
  post: heldPost,
  /** All posts of which this person holds charge today. */
  posts: z.array(heldPost),
  locked: z.boolean(),
  /** Minutes without a key or click after which the desk locks itself. */
  lockAfterMinutes: z.int(),
});
export type SessionView = z.infer<typeof sessionView>;

export const signInPerson = z.strictObject({
  personId: id,
  person: localText,
  posts: z.array(heldPost),
  /** How the person stands with keys at this desk: a new one chooses a PIN there, and waits for the registrar. */
  keys: z.enum(['ready', 'toChoose', 'waiting', 'refused']),
  /** Four digits for the registrar, while the keys wait for him. */
  check: z.string().nullable(),
  /** Only in the demo office: the PIN, shown so that a visitor can sign in. */
  demoPin: z.string().optional(),
});

export const sessionContract = {
  'session.people': procedure({
    kind: 'query',
    permission: 'open',
    input: z.strictObject({}),
    output: z.array(signInPerson),
    tables: ['person', 'charge', 'post', 'person_key', 'key_request', 'network'],
  }),
  'session.current': procedure({
    kind: 'query',
    permission: 'open',
    input: z.strictObject({}),
    output: sessionView.nullable(),
    tables: ['session'],
  }),
  /** Errors: `wrongPin` with `left` tries before slowing, `waitBeforePin` with `seconds`, `noCharge`, `keysNotConfirmed`. */
  'session.signIn': procedure({
    kind: 'command',
    permission: 'open',
    input: z.strictObject({ personId: id, pin, postId: id.optional() }),
    output: sessionView,
    tables: ['session'],
  }),
  /**
   * A person whose post works at this desk chooses a PIN for it; the registrar is asked to confirm the keys that it locks. Errors: `noCharge`,
   * `keysTaken`, `noNetwork`, and the rules for PINs.
   */
  'session.takeUp': procedure({
    kind: 'command',
    permission: 'open',
    input: z.strictObject({ personId: id, pin }),
    output: z.strictObject({ check: z.string() }),
    tables: ['key_request'],
  }),
  'session.actFor': procedure({
    kind: 'command',
    permission: 'signed-in',
    input: z.strictObject({ postId: id }),
    output: sessionView,
    tables: ['session'],
  }),
  'session.lock': procedure({ kind: 'command', permission: 'open', input: z.strictObject({}), output: done, tables: ['session'] }),
  'session.unlock': procedure({
    kind: 'command',
    permission: 'open',
    input: z.strictObject({ pin }),
    output: sessionView,
    tables: ['session'],
  }),
  /** A key or click happened; the window sends it at most once in 20 seconds. */
  'session.touch': procedure({ kind: 'command', permission: 'open', input: z.strictObject({}), output: done, tables: [] }),
  'session.signOut': procedure({ kind: 'command', permission: 'open', input: z.strictObject({}), output: done, tables: ['session'] }),
  'session.changePin': procedure({
    kind: 'command',
    permission: 'signed-in',
    input: z.strictObject({ oldPin: pin, newPin: pin }),
    output: done,
    tables: [],
  }),
};
