import { addressSchema, type Address } from '../core/lan/roster/statements.ts';
import { Refusal } from '../core/refusal.ts';

/** Tells of one thing that happened, in a line. */
export type Say = (event: { readonly event: string; readonly [fact: string]: string | number | boolean }) => void;

/** One JSON object a line, or the same in words. */
export const sayer = (json: boolean): Say => ({ event, ...facts }) => {
  const words = [event, ...Object.entries(facts).map(([name, fact]) => `${name}=${fact}`)].join(' ');
  process.stdout.write(`${json ? JSON.stringify({ event, ...facts }) : words}\n`);
};

/** Keeps the program alive until it is told to end, or until it is released. */
export function endOfWork(): { readonly ended: Promise<void>; readonly release: () => void } {
  const awake = setInterval(() => undefined, 3_600_000);
  const ended = new Promise<void>((settle) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => settle());
  });
  return { ended, release: () => clearInterval(awake) };
}

/** A port as typed, or the usual one; refuses with `badInput` naming the option. */
export function portOf(typed: string | undefined, usual: number, option = '--port'): number {
  const port = typed === undefined ? usual : Number(typed);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Refusal('badInput', { field: option });
  return port;
}

/** HOST:PORT as typed; refuses with `badInput` naming the option. */
export function addressOf(option: string, typed: string): Address {
  const at = typed.lastIndexOf(':');
  const read = addressSchema.safeParse({ host: typed.slice(0, at).replace(/^\[|\]$/gu, ''), port: Number(typed.slice(at + 1)) });
  if (!read.success) throw new Refusal('badInput', { field: option });
  return read.data;
}
