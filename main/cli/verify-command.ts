import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { decodeSource, sourceText } from '../core/letters/letter-source.ts';
import { Refusal } from '../core/refusal.ts';
import type { LetterText } from '../core/seal/canonical-text.ts';
import { decodeSealFacts } from '../core/seal/seal-payload.ts';
import { readToken } from '../core/seal/seal-token.ts';
import { readStatusPack } from '../core/seal/status-pack.ts';
import type { TrustedStatusList } from '../core/seal/status-list.ts';
import { readTrustList, type TrustList } from '../core/seal/trust-list.ts';
import { assess } from '../core/verify/assess.ts';
import { evidenceOfFile, evidenceOfText, largestFile, type Evidence } from '../core/verify/evidence.ts';
import { answer, readText, required, type Command } from './command.ts';
import { letterInput, textOf } from './letter-input.ts';

/** Verifies a PDF, a picture, an address or digits with the lists in files; no desk, no network. */
export const verifyCommand: Command = async (options, operands) => {
  const [what] = operands;
  if (what === undefined) throw new Refusal('badInput', { field: 'PDF|IMAGE|URL|DIGITS' });
  const trust = trustFrom(required(options, 'trust'));
  const statusLists = options['status'] === undefined ? [] : await statusFrom(options['status'], trust);
  const evidence = isFile(what) ? await evidenceOfFile(readBounded(what), []) : evidenceOfText(what);
  const letter = options['letter'] === undefined ? null : letterFrom(readText(options['letter']), evidence);
  const { shown } = assess(evidence, { trust, statusLists, letter, now: Date.now() });
  return answer(shown.tone === 'good' || shown.verdict === 'genuineNoList' || shown.verdict === 'genuineListOld', shown);
};

function trustFrom(file: string): TrustList {
  const read = readTrustList(new Uint8Array(readBounded(file)));
  if (!read.ok) throw new Refusal('trustListInvalid', { reason: read.error.code });
  return read.value;
}

async function statusFrom(file: string, trust: TrustList): Promise<readonly TrustedStatusList[]> {
  const read = await readStatusPack(new Uint8Array(readBounded(file)), trust);
  if (!read.ok) throw new Refusal('statusListInvalid', { reason: read.error.code });
  return read.value;
}

/** The text to compare: the letter's own source, or the input it was made from with the sealed number and date. */
function letterFrom(text: string, evidence: Evidence): LetterText {
  const source = decodeSource(new TextEncoder().encode(text));
  if (source) return sourceText(source);
  const parsed = letterInput.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Refusal('badInput', { field: '--letter' });
  const message = evidence.found.token ? readToken(evidence.found.token) : null;
  const facts = message ? decodeSealFacts(message.payload) : null;
  return textOf(parsed.data, { number: facts?.number ?? '', date: facts?.date ?? '' });
}

/** Addresses and digits are longer than any file's name may be. */
function isFile(what: string): boolean {
  if (/^https?:/u.test(what) || basename(what).length > 255) return false;
  return statSync(what, { throwIfNoEntry: false })?.isFile() === true;
}

/** Looks at the size before reading, so that a 2 GB file is one sentence and not a crash. */
function readBounded(file: string): Uint8Array {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new Refusal('fileUnreadable', { file });
  if (stat.size > largestFile) throw new Refusal('tooLarge', { megabytes: largestFile / 1024 / 1024 });
  return new Uint8Array(readFileSync(file));
}
