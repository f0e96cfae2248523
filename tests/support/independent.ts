import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Issued } from './cli-answers.ts';
import { run } from './run.ts';

/** The CMS of a signed PDF and the bytes it covers, found by ByteRange alone. */
export function extractSignature(pdf: Buffer): { cms: Buffer; content: Buffer } {
  const range = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/u.exec(pdf.toString('latin1'));
  const [start = 0, length = 0, after = 0, rest = 0] = (range ?? []).slice(1).map(Number);
  const hex = pdf.subarray(start + length + 1, after - 1).toString('latin1');
  const padded = Buffer.from(hex, 'hex');
  const size = 4 + padded.readUInt16BE(2);
  return {
    cms: padded.subarray(0, size),
    content: Buffer.concat([pdf.subarray(start, start + length), pdf.subarray(after, after + rest)]),
  };
}

const script = fileURLToPath(new URL('verify_token.py', import.meta.url));

/** Checks a token with Python's cbor2 and the openssl program: the key comes from the trust list, the rest from RFC 9052. */
export async function verifyTokenWithPython(letter: Issued, trustList: string, folder: string): Promise<string> {
  const file = join(folder, 'token.bin');
  writeFileSync(file, Buffer.from(letter.token, 'base64url'));
  const ran = await run('/usr/bin/python3', [script, file, trustList, folder, letter.number]);
  return ran.code === 0 ? ran.stdout.trim() : ran.stderr;
}
