import { PDFDocument } from 'pdf-lib';
import type { Caller } from '../../main/core/session/session.ts';
import type { StagedAttachment } from '../../preload/contract/attachments.ts';
import { ask, type Kit } from './desk-kit.ts';

const piece = 1024 * 1024;

/** A PDF of so many empty pages. */
export async function emptyPages(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1) document.addPage([200, 300]);
  return document.save();
}

/** Sends a file as a window does, piece by piece; returns the id of the upload before `finish`. */
export async function send(kit: Kit, caller: Caller, name: string, bytes: Uint8Array): Promise<string> {
  const { uploadId } = await ask(kit, caller, 'attachments.begin', { name, size: bytes.length });
  for (let offset = 0; offset < bytes.length; offset += piece) {
    await ask(kit, caller, 'attachments.chunk', { uploadId, offset, bytes: bytes.subarray(offset, offset + piece) });
  }
  return uploadId;
}

/** Takes a file in; the pages of a PDF are counted as a viewer would. */
export async function takeIn(kit: Kit, caller: Caller, name: string, bytes: Uint8Array): Promise<StagedAttachment> {
  const isPdf = new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-';
  const pages = isPdf ? (await PDFDocument.load(bytes)).getPageCount() : null;
  return ask(kit, caller, 'attachments.finish', { uploadId: await send(kit, caller, name, bytes), pages });
}

type Tag = readonly [tag: number, type: 3 | 4, value: number];

/** A TIFF of grey pages, one strip each, not packed. */
export function greyTiff(pages: readonly { readonly width: number; readonly height: number; readonly stored?: number }[]): Uint8Array {
  const parts: { readonly tags: readonly Tag[]; readonly strip: Uint8Array }[] = pages.map(({ width, height, stored = width * height }) => ({
    tags: [[256, 4, width], [257, 4, height], [258, 3, 8], [259, 3, 1], [262, 3, 1], [273, 4, 0], [277, 3, 1], [278, 4, height], [279, 4, stored]],
    strip: new Uint8Array(stored).fill(200),
  }));
  const sizes = parts.map(({ tags, strip }) => 2 + tags.length * 12 + 4 + strip.length);
  const bytes = new Uint8Array(8 + sizes.reduce((sum, size) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0]);
  view.setUint32(4, 8, true);
  let at = 8;
  parts.forEach(({ tags, strip }, page) => {
    const stripAt = at + 2 + tags.length * 12 + 4;
    view.setUint16(at, tags.length, true);
    tags.forEach(([tag, type, value], index) => {
      const entry = at + 2 + index * 12;
      view.setUint16(entry, tag, true);
      view.setUint16(entry + 2, type, true);
      view.setUint32(entry + 4, 1, true);
      if (type === 3) view.setUint16(entry + 8, value, true);
      else view.setUint32(entry + 8, tag === 273 ? stripAt : value, true);
    });
    bytes.set(strip, stripAt);
    at += sizes[page] ?? 0;
    view.setUint32(stripAt - 4, page === parts.length - 1 ? 0 : at, true);
  });
  return bytes;
}
