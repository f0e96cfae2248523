import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { readCbor, writeCbor } from '../lan/cbor.ts';
import { deskIdSchema, type DeskId } from '../lan/roster/desk-keys.ts';
import { replaceFile } from '../lan/roster/roster-store.ts';
import { plainBytes } from '../ledger/event.ts';
import { unlessRefused } from '../unless-refused.ts';

const fileSchema = z.array(z.tuple([deskIdSchema, z.int().nonnegative()])).max(1_000);

/** When each desk was last connected, in milliseconds since 1970 by this desk's clock, over restarts. For the screen: an unreadable file forgets. */
export class LastSeen {
  readonly #path: string;
  readonly #times: Map<DeskId, number>;

  constructor(path: string) {
    this.#path = path;
    const read = fileSchema.safeParse(existsSync(path) ? readCbor(plainBytes(readFileSync(path)))?.value : null);
    this.#times = new Map(read.success ? read.data : []);
  }

  of(desk: DeskId): number | null {
    return this.#times.get(desk) ?? null;
  }

  note(desks: readonly DeskId[], at: number): void {
    if (desks.length === 0) return;
    for (const desk of desks) this.#times.set(desk, Math.max(0, Math.round(at)));
    unlessRefused(() => replaceFile(this.#path, writeCbor([...this.#times].slice(-1_000))));
  }
}
