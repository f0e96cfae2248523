import { v7 } from 'uuid';

/** A new name for a thing: UUIDv7, so that names made later sort later. */
export function newId(): string {
  return v7();
}
