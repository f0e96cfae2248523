import { plainBytes, type EventBody, type EventValue } from './event.ts';

/** An event's body as deterministic CBOR writes it: text in NFC, absent values left out, no classes. Throws a TypeError for anything else. */
export function plainBody(body: unknown): EventBody {
  const value = plainValue(body);
  if (!isRecord(value)) throw new TypeError('an event body is a map');
  return value;
}

function plainValue(value: unknown): EventValue {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return value.normalize('NFC');
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  if (value instanceof Uint8Array) return plainBytes(value);
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value !== 'object') throw new TypeError(`a ${typeof value} does not belong in an event`);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.map(([name, inner]) => [name, plainValue(inner)]));
}

function isRecord(value: EventValue): value is EventBody {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}
