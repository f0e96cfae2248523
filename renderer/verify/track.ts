import type { LocalisedName } from '../../main/core/seal/trust-list.ts';

/** Where an application stands, as the server says it; days `YYYY-MM-DD`. */
export type Standing = {
  readonly state: 'unknown' | 'received' | 'with' | 'answered' | 'disposed';
  readonly number: string | null;
  readonly receivedOn: string | null;
  readonly section: Partial<LocalisedName> | null;
  readonly since: string | null;
  readonly endedOn: string | null;
};

/** What came of a question: an answer, or why there is none. */
type Outcome = Standing | 'asking' | 'noCode' | 'tooMany' | 'away';

/** A question that was asked. */
export type Asked = { readonly code: string; readonly standing: Outcome };

const codeLength = 8;
const tooManyStatus = 429;
const states = ['unknown', 'received', 'with', 'answered', 'disposed'] as const;

/** Spaces and strokes as people put them are left out; the server knows which letters there are. */
const plainCode = (typed: string): string => typed.replace(/[\s\-.]/gu, '');

/** Asks the page's own server. The code goes in the body, so that no address and no log has it. */
export const askStanding = async (typed: string): Promise<Outcome> => {
  const code = plainCode(typed);
  if (code.length !== codeLength) return 'noCode';
  try {
    const response = await fetch(new URL('track', document.baseURI), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    if (response.status === tooManyStatus) return 'tooMany';
    return response.ok ? (readStanding(await response.json()) ?? 'away') : 'away';
  } catch {
    return 'away';
  }
};

const valueOf = (from: object, name: string): unknown => Reflect.get(from, name);

const textOf = (from: object, name: string): string | null => {
  const value = valueOf(from, name);
  return typeof value === 'string' ? value : null;
};

const nameOf = (value: unknown): Partial<LocalisedName> | null =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).flatMap(([language, name]) => (typeof name === 'string' ? [[language, name]] : []))) : null;

/** An answer that is not as it should be is none: something else answers in the server's place. */
const readStanding = (answer: unknown): Standing | null => {
  if (typeof answer !== 'object' || answer === null) return null;
  const state = states.find((known) => known === valueOf(answer, 'state'));
  if (state === undefined) return null;
  return { state, number: textOf(answer, 'number'), receivedOn: textOf(answer, 'receivedOn'), section: nameOf(valueOf(answer, 'section')), since: textOf(answer, 'since'), endedOn: textOf(answer, 'endedOn') };
};
