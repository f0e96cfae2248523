import type { z } from 'zod';
import type { AnswerProblem } from './wire.ts';

/**
 * A message that is told and not answered. Its body is plain CBOR: strings, whole numbers, booleans, null, bytes, lists, maps. Long bytes that are `given` belong to
 * the link once they are told: their memory is gone when they have left.
 */
export type NoticeKind<Body> = { readonly name: string; readonly body: z.ZodType<Body>; readonly given?: true };

/** A message that is answered. */
export type QuestionKind<Body, Answer> = NoticeKind<Body> & { readonly answer: z.ZodType<Answer> };

/** Names a notice, as `area.verb`. */
export const notice = <Body>(name: string, body: z.ZodType<Body>): NoticeKind<Body> => ({ name, body });

/** One whose long bytes are given away. */
export const givingNotice = <Body>(name: string, body: z.ZodType<Body>): NoticeKind<Body> => ({ name, body, given: true });

/** Names a question with the schema of its answer. */
export const question = <Body, Answer>(name: string, body: z.ZodType<Body>, answer: z.ZodType<Answer>): QuestionKind<Body, Answer> => ({ name, body, answer });

/** What a handler gives back: an answer for a question, nothing for a notice, or why there is none. */
export type Handled = { readonly ok: true; readonly answer: unknown } | { readonly ok: false; readonly problem: AnswerProblem };

/** One message name and what is done on it. `From` is what the other end is known by. */
export type Handler<From> = {
  readonly name: string;
  /** Also for a desk whose certificate ended long ago, which may do nothing but renew it. */
  readonly whileRenewing: boolean;
  readonly handle: (body: unknown, from: From) => Promise<Handled>;
};

type Options = { readonly whileRenewing?: boolean };

/** Handles a notice; a body outside its schema goes nowhere. */
export const onNotice = <Body, From>(kind: NoticeKind<Body>, act: (body: Body, from: From) => Promise<void> | void, { whileRenewing = false }: Options = {}): Handler<From> => ({
  name: kind.name,
  whileRenewing,
  handle: async (body, from) => {
    const read = kind.body.safeParse(body);
    if (!read.success) return { ok: false, problem: 'messageInvalid' };
    await act(read.data, from);
    return { ok: true, answer: null };
  },
});

/** Answers a question. `null` from `act` says "not allowed" to the other end, without saying why. */
export const onQuestion = <Body, Answer, From>(
  kind: QuestionKind<Body, Answer>,
  act: (body: Body, from: From) => Promise<Answer | null> | Answer | null,
  { whileRenewing = false }: Options = {},
): Handler<From> => ({
  name: kind.name,
  whileRenewing,
  handle: async (body, from) => {
    const read = kind.body.safeParse(body);
    if (!read.success) return { ok: false, problem: 'messageInvalid' };
    const answer = await act(read.data, from);
    return answer === null ? { ok: false, problem: 'notAllowed' } : { ok: true, answer };
  },
});

/** All messages that a desk understands, by name. Throws a TypeError where two share one. */
export const handlersByName = <From>(handlers: readonly Handler<From>[]): ReadonlyMap<string, Handler<From>> => {
  const byName = new Map(handlers.map((handler) => [handler.name, handler]));
  if (byName.size !== handlers.length) throw new TypeError('two handlers share a name');
  return byName;
};
