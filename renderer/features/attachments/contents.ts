import type { Attachment, StagedAttachment, WaitingScan } from '../../../preload/contract/attachments.ts';
import { ask } from '../../data/ask.ts';
import { Failure } from '../../data/failure.ts';
import type { Content } from '../../ui/viewer/content.ts';

type Taken = Pick<Attachment | StagedAttachment, 'id' | 'mime' | 'size'>;

async function bytesOf(asked: ReturnType<typeof ask<'attachments.read' | 'attachments.tiffPage' | 'attachments.readScan'>>): Promise<Uint8Array> {
  const result = await asked;
  if (!result.ok) throw new Failure(result.error);
  return result.value.bytes;
}

/** A scan that the core keeps. */
export function attachmentContent({ id, mime, size }: Taken): Content {
  return {
    mime,
    size,
    read: (offset, length) => bytesOf(ask('attachments.read', { id, offset, length })),
    tiffPage: (page) => bytesOf(ask('attachments.tiffPage', { id, page })),
  };
}

/** A scan that still waits in the scanner's folder. */
export function waitingContent({ name, mime, size }: WaitingScan): Content {
  return { mime, size, read: (offset, length) => bytesOf(ask('attachments.readScan', { name, offset, length })) };
}

/** A file of the user, before it is sent. */
export function fileContent(file: File): Content {
  return {
    mime: 'application/pdf',
    size: file.size,
    read: async (offset, length) => new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()),
  };
}
