/** What the words of an error message are filled with. */
export type ErrorParams = Readonly<Record<string, string | number>>;

/** A failure somebody can meet: `code` is a key of the message catalogue, `params` fill its blanks. */
export type Failure<Code extends string = string> = { readonly code: Code; readonly params: ErrorParams };

/** The outcome of an act that may fail for a reason a user can understand. Exceptions are for bugs only. */
export type Result<Value, Code extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure<Code> };

/** Success carrying a value. */
export const success = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value });

/** Failure carrying a catalogue key and the values its sentence names. */
export const failure = <Code extends string>(
  code: Code,
  params: ErrorParams = {},
): { readonly ok: false; readonly error: Failure<Code> } => ({ ok: false, error: { code, params } });
