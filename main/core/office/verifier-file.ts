import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Desk } from '../desk.ts';
import { Refusal } from '../refusal.ts';
import { verifierFile as pageWithLists } from '../seal/verifier-file.ts';

/** The public page as one HTML file that works from a USB stick, with this office's trust list inside. */
export function verifierFile(desk: Desk, trustList: Uint8Array): Uint8Array {
  const built = join(desk.resources, '..', 'out', 'verify', 'verify.html');
  if (!existsSync(built)) throw new Refusal('notFound');
  return new TextEncoder().encode(pageWithLists(readFileSync(built, 'utf8'), { trustList }));
}
