import type { StagedAttachment } from '../../../preload/contract/attachments.ts';
import type { Result } from '../../../preload/contract/errors.ts';
import { ask } from '../../data/ask.ts';
import type { Content } from '../../ui/viewer/content.ts';
import { fileContent } from './contents.ts';

const pieceBytes = 1024 * 1024;
const headBytes = 1024;

type Watch = { readonly signal: AbortSignal; readonly onProgress: (sent: number) => void };

/**
 * Sends a file to the core piece by piece; what is sent is never whole in memory. Null when it was stopped, and then nothing of it is
 * left. A file that can't be read, such as one that was deleted meanwhile, is `fileUnreadable`.
 */
export async function sendFile(file: File, { signal, onProgress }: Watch): Promise<Result<StagedAttachment> | null> {
  const begun = await ask('attachments.begin', { name: file.name || 'scan', size: file.size });
  if (!begun.ok) return begun;
  const { uploadId } = begun.value;
  const end = async <Value>(value: Value): Promise<Value> => {
    await ask('attachments.cancel', { uploadId });
    return value;
  };
  const counting = countPages(stoppable(fileContent(file), signal));
  for (let offset = 0; offset < file.size; offset += pieceBytes) {
    const bytes = signal.aborted ? null : await pieceOf(file, offset);
    if (signal.aborted) return end(null);
    if (!bytes) return end(unreadable());
    const sent = await ask('attachments.chunk', { uploadId, offset, bytes });
    if (!sent.ok) return sent;
    onProgress(sent.value.received);
  }
  const pages = await counting;
  return signal.aborted ? end(null) : ask('attachments.finish', { uploadId, pages });
}

/** Content that can no longer be read once `signal` says so, so that nobody goes on counting the pages of what was stopped. */
function stoppable(content: Content, signal: AbortSignal): Content {
  return { ...content, read: (offset, length) => (signal.aborted ? Promise.reject(new RangeError('stopped')) : content.read(offset, length)) };
}

const unreadable = (): Result<never> => ({ ok: false, error: { code: 'fileUnreadable' } });

async function pieceOf(file: File, offset: number): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.slice(offset, offset + pieceBytes).arrayBuffer());
  } catch {
    return null;
  }
}

/** The pages of a PDF as the viewer counts them; null for anything else, and for a PDF that it can't open. */
export async function countPages(content: Content): Promise<number | null> {
  try {
    const head = await content.read(0, Math.min(headBytes, content.size));
    if (!new TextDecoder('latin1').decode(head).includes('%PDF-')) return null;
    const { countPdfPages } = await import('../../ui/viewer/pdf-pages.ts');
    return await countPdfPages(content);
  } catch {
    return null;
  }
}
