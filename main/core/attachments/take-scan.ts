import { mkdirSync, renameSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { longestPiece, type StagedAttachment } from '../../../preload/contract/attachments.ts';
import type { Desk } from '../desk.ts';
import { newId } from '../id.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import type { ScanFile } from './scan-folder.ts';
import { stage } from './staging.ts';

/**
 * Takes a waiting scan in by the same door as an upload, then moves it to `taken`; where the folder can't be written it is only
 * marked. Refuses with `scanStillWriting` when the scanner wrote on meanwhile.
 */
export async function takeScan(desk: Desk, officer: Officer, name: string, counted: number | null): Promise<StagedAttachment> {
  const scan = desk.scanFolder.find(name);
  const sender = {};
  const uploadId = await desk.uploads.begin(sender, scan.name, scan.size);
  await copyInto(desk, sender, uploadId, scan);
  const staged = await desk.uploads.finish(sender, uploadId, (arrived) => {
    if (!isSame(scan)) throw new Refusal('scanStillWriting');
    return stage(desk, officer, arrived, counted);
  });
  putAside(desk, scan);
  return staged;
}

async function copyInto(desk: Desk, sender: object, uploadId: string, scan: ScanFile): Promise<void> {
  try {
    for await (const bytes of piecesOf(scan)) await desk.uploads.write(sender, uploadId, bytes);
  } catch (error) {
    await desk.uploads.cancel(sender, uploadId);
    throw error;
  }
}

async function* piecesOf({ path, size }: ScanFile): AsyncGenerator<{ offset: number; bytes: Uint8Array }> {
  const file = await open(path, 'r');
  try {
    for (let offset = 0; offset < size; ) {
      const { bytesRead, buffer } = await file.read(new Uint8Array(Math.min(longestPiece, size - offset)), 0, null, offset);
      if (bytesRead === 0) return;
      yield { offset, bytes: buffer.subarray(0, bytesRead) };
      offset += bytesRead;
    }
  } finally {
    await file.close();
  }
}

function isSame(scan: ScanFile): boolean {
  const now = statSync(scan.path, { throwIfNoEntry: false });
  return now?.size === scan.size && Math.trunc(now.mtimeMs) === scan.modifiedAt;
}

function putAside(desk: Desk, scan: ScanFile): void {
  try {
    const taken = join(dirname(scan.path), 'taken');
    mkdirSync(taken, { recursive: true });
    const target = join(taken, scan.name);
    renameSync(scan.path, statSync(target, { throwIfNoEntry: false }) ? join(taken, `${newId()} ${scan.name}`) : target);
  } catch {
    desk.scanFolder.markTaken(scan);
  }
}
