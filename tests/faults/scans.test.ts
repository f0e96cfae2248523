import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { audit } from '../../main/core/ledger/audit.ts';
import { ask, openDemo, refusalOf, signedIn, temporaryFolder, type Kit } from '../unit/desk-kit.ts';
import { emptyPages, takeIn } from '../unit/scans.ts';
import { smallDisk, type SmallDisk } from './small-disk.ts';

const piece = 1024 * 1024;

let disk: SmallDisk | undefined;
let kit: Kit | undefined;
afterEach(() => {
  kit?.close();
  disk?.remove();
  [disk, kit] = [undefined, undefined];
});

const left = (folder: string) => (existsSync(join(folder, 'incoming')) ? readdirSync(join(folder, 'incoming')) : []);

describe('a disk that fills up while a scan comes in', () => {
  it('refuses before the first piece, or in the middle, and leaves nothing of the scan', async () => {
    disk = smallDisk(48);
    kit = await openDemo(join(disk.path, 'desk'));
    const clerk = await signedIn(kit, 'dispatcher');
    expect((await refusalOf(kit, clerk, 'attachments.begin', { name: 'large.pdf', size: 60 * piece })).code).toBe('diskFull');
    const { uploadId } = await ask(kit, clerk, 'attachments.begin', { name: 'large.pdf', size: 20 * piece });
    await ask(kit, clerk, 'attachments.chunk', { uploadId, offset: 0, bytes: new Uint8Array(piece) });
    disk.leave(piece + 4096);
    let refused = '';
    for (let offset = piece; offset < 20 * piece && refused === ''; offset += piece) {
      const { result } = await kit.core.call(clerk, 'attachments.chunk', { uploadId, offset, bytes: new Uint8Array(piece) });
      if (!result.ok) refused = result.error.code;
    }
    expect(refused).toBe('diskFull');
    expect(left(kit.folder)).toEqual([]);
    disk.free();
    expect((await refusalOf(kit, clerk, 'attachments.finish', { uploadId, pages: 1 })).code).toBe('uploadLost');
    const { id } = await takeIn(kit, clerk, 'small.pdf', await emptyPages(1));
    expect((await ask(kit, clerk, 'attachments.staged', {})).map((staged) => staged.id)).toEqual([id]);
    expect(audit(kit.desk).problems).toEqual([]);
    expect(kit.errors).toEqual([]);
  });
});

describe("a scanner's folder that can't be written", () => {
  it('gives its scans all the same, and shows each only until it is taken', async () => {
    const place = temporaryFolder();
    disk = smallDisk(8);
    writeFileSync(join(disk.path, 'scan.pdf'), await emptyPages(1));
    disk.makeReadOnly();
    kit = await openDemo(place.path);
    const clerk = await signedIn(kit, 'dispatcher');
    await ask(kit, clerk, 'attachments.setScanFolder', { folder: disk.path });
    const waiting = async (on: Kit) => (await ask(on, await signedIn(on, 'dispatcher'), 'attachments.scans', {})).map(({ name }) => name);
    expect(await waiting(kit)).toEqual(['scan.pdf']);
    expect((await ask(kit, clerk, 'attachments.takeScan', { name: 'scan.pdf', pages: 1 })).name).toBe('scan.pdf');
    expect(await waiting(kit)).toEqual([]);
    expect(readdirSync(disk.path)).toEqual(['scan.pdf']);
    expect(kit.errors).toEqual([]);
    place.remove();
  });
});
