import type { PdfAttachment } from './pdf-attachment.ts';
import type { FoundAttachment } from './read-attachments.ts';

const sourceName = 'letter.json';
const tokenName = 'seal.cose';

/** The two files that every sealed letter carries: the text it was made from, as UTF-8 JSON, and the token of its seal. */
export const letterAttachments = (source: Uint8Array, token: Uint8Array): PdfAttachment[] => [
  { name: sourceName, mediaType: 'application/json', relationship: 'Source', bytes: source },
  { name: tokenName, mediaType: 'application/cose', relationship: 'Data', bytes: token },
];

/** The source text and the token of a sealed letter; null for what is missing. */
export const readLetterAttachments = (
  found: readonly FoundAttachment[],
): { readonly source: Uint8Array | null; readonly token: Uint8Array | null } => ({
  source: found.find(({ name, mediaType }) => name === sourceName && mediaType === 'application/json')?.bytes ?? null,
  token: found.find(({ name, mediaType }) => name === tokenName && mediaType === 'application/cose')?.bytes ?? null,
});
