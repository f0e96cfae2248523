import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Desk } from '../desk.ts';
import { loadPrintKit } from '../pages/load-print-kit.ts';
import type { PrintKit } from '../pages/print-kit.ts';
import { Refusal } from '../refusal.ts';

const kits = new WeakMap<Desk, { readonly changedAt: number; readonly kit: PrintKit }>();

/** Templates, style and words; read again when the office changed its own template folder. Refuses with `templateBroken`. */
export async function printKit(desk: Desk): Promise<PrintKit> {
  const own = join(desk.folder, 'templates');
  const changedAt = changeTime(own);
  const known = kits.get(desk);
  if (known && known.changedAt === changedAt) return known.kit;
  const loaded = await loadPrintKit(desk.resources, own);
  if (!loaded.ok) throw new Refusal('templateBroken', loaded.error.params);
  kits.set(desk, { changedAt, kit: loaded.value });
  return loaded.value;
}

function changeTime(folder: string): number {
  return statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
