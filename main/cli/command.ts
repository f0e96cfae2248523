import { readFileSync, statSync } from 'node:fs';
import { Refusal } from '../core/refusal.ts';

/** Options as typed, by name. */
export type Options = Readonly<Record<string, string | undefined>>;

/** What a command answers: printed as JSON or in words; `good` decides the exit code. */
export type Answer = { readonly good: boolean; readonly value: object };

/** What only some commands ask for: whether to print JSON, the values of `--peer` or `--address`, which may stand more than once, `--public-http` and `--check`. */
export type Asked = { readonly json: boolean; readonly peers: readonly string[]; readonly publicHttp: boolean; readonly check: boolean };

export type Command = (options: Options, operands: readonly string[], asked: Asked) => Promise<Answer>;

/** The option's value; refuses with `badInput` naming it. */
export function required(options: Options, name: string): string {
  const value = options[name];
  if (value === undefined || value === '') throw new Refusal('badInput', { field: `--${name}` });
  return value;
}

export function answer(good: boolean, value: object): Answer {
  return { good, value };
}

/** A text file; refuses with `fileUnreadable`. */
export function readText(path: string): string {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new Refusal('fileUnreadable', { file: path });
  return readFileSync(path, 'utf8');
}
