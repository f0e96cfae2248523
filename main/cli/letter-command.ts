import { writeFileSync } from 'node:fs';
import type { LetterView } from '../../preload/contract/letters.ts';
import { toRefusal } from '../core/db/open-database.ts';
import { Refusal } from '../core/refusal.ts';
import { digitsToken } from '../core/seal/digits.ts';
import type { OpenedDesk } from './desk-at.ts';
import { draftOf, letterInput, type LetterInput } from './letter-input.ts';

type Signing = { readonly postId: string; readonly pin: string; readonly out: string };

/** Takes a letter through draft, approval, seal and register for a signing post, and writes its PDF. */
export async function issueFromInput(opened: OpenedDesk, raw: unknown, signing: Signing): Promise<object> {
  const { ask } = opened;
  const parsed = letterInput.safeParse(raw);
  if (!parsed.success) throw new Refusal('badInput', { field: String(parsed.error.issues[0]?.path.join('.') ?? '') });
  const input = parsed.data;
  const fileId = await fileFor(opened, input);
  const letter = await ask('letters.create', { fileId, draft: draftOf(input, signing.postId) });
  const issued = await ask('letters.approve', { letterId: letter.id, pin: signing.pin });
  const { bytes } = await ask('letters.pdf', { letterId: letter.id });
  writeOut(signing.out, bytes);
  const view = await ask('letters.view', { letterId: letter.id });
  return { ...issued, pdf: signing.out, ...sealOf(view), file: view.fileNumber, dispatch: registerOf(view) };
}

function sealOf({ issued }: LetterView): object {
  if (!issued) throw new Refusal('letterNotIssued', { number: '' });
  const { url, digits, qr, shortCode } = issued;
  return { url, digits, token: Buffer.from(digitsToken(digits) ?? []).toString('base64url'), qr, shortCode };
}

function registerOf({ dispatch }: LetterView): object[] {
  return dispatch.map(({ serial, addressee, kind, state }) => ({ serial, addressee, kind, state }));
}

function writeOut(file: string, bytes: Uint8Array): void {
  try {
    writeFileSync(file, bytes);
  } catch (error) {
    throw toRefusal(error);
  }
}

/** The file named in the input when this post holds it, else a new one. Refuses with `fileNotHere` when it lies elsewhere. */
async function fileFor({ ask }: OpenedDesk, input: LetterInput): Promise<string> {
  const subject = input.file ?? firstSubject(input);
  if (input.file !== undefined) {
    const { rows } = await ask('files.list', { folder: 'inbox', search: input.file });
    const held = rows.find((row) => row.number === input.file || row.subject === input.file);
    if (held) return held.id;
    const elsewhere = (await ask('files.list', { folder: 'all', search: input.file })).rows.find((row) => row.number === input.file);
    if (elsewhere) throw new Refusal('fileNotHere', { number: elsewhere.number });
  }
  const { heads } = await ask('files.previewNumber', { heads: {} });
  const opened = await ask('files.open', {
    subject: subject.slice(0, 300),
    heads: Object.fromEntries(heads.map((head) => [head, 'G'])),
    classification: input.classification,
  });
  return opened.id;
}

function firstSubject({ subject }: LetterInput): string {
  if (typeof subject === 'string') return subject;
  return Object.values(subject).find((text) => text !== undefined) ?? '';
}
