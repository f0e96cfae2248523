import { execFileSync, spawnSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificateToPem, makeRoot } from '../keys/certificates.ts';
import { keySigner } from './cades-signature.ts';
import { preparedLetter, rsaKey, sample, signedLetter } from './pdf.fixture.ts';
import { signPdf } from './sign-pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'signed-pdf-'));
const nss = join(folder, 'nss');
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, content: Uint8Array | string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const run = (command: string, ...args: string[]) => {
  const done = spawnSync(command, args, { encoding: 'utf8' });
  return { status: done.status, output: `${done.stdout}${done.stderr}` };
};
const pdfsig = (path: string): string => run('pdfsig', '-nssdir', nss, path).output;

let letter = '';
beforeAll(async () => {
  mkdirSync(nss);
  execFileSync('certutil', ['-N', '-d', nss, '--empty-password']);
  execFileSync('certutil', ['-A', '-d', nss, '-n', 'root', '-t', 'CT,C,C', '-i', write('root.pem', certificateToPem(sample.root))]);
  letter = write('letter.pdf', await signedLetter());
});

/** Cuts the signature and the signed bytes out of a file with nothing but its ByteRange. */
const takeApart = (path: string): { cms: string; content: string } => {
  const file = readFileSync(path);
  const [, before = 0, after = 0] = /\/ByteRange \[ 0 (\d+) (\d+)/.exec(file.toString('latin1'))?.map(Number) ?? [];
  const der = Buffer.from(file.subarray(before + 1, after - 1).toString('latin1'), 'hex');
  const length = 4 + der.readUInt16BE(2);
  return {
    cms: write('letter.cms', der.subarray(0, length)),
    content: write('letter.content', Buffer.concat([file.subarray(0, before), file.subarray(after)])),
  };
};
const cades = (path: string, root: string) => {
  const { cms, content } = takeApart(path);
  return run('openssl', 'cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', cms, '-content', content, '-CAfile', root, '-out', '/dev/null');
};

describe('signed PDF', () => {
  it('is valid, trusted and wholly signed for pdfsig', () => {
    const answer = pdfsig(letter);
    expect(answer).toContain('Signature is Valid.');
    expect(answer).toContain('Certificate is Trusted.');
    expect(answer).toContain('- Total document signed');
    expect(answer).toContain('Signature Type: ETSI.CAdES.detached');
    expect(answer).toContain('Signing Time: Nov 21 2026 09:30:00');
    expect(answer).toContain('شعبہ ترسیل');
  });

  it('is accepted as CAdES by openssl under the root alone, and refused under another', () => {
    expect(cades(letter, join(folder, 'root.pem'))).toMatchObject({ status: 0, output: expect.stringContaining('Verification successful') });
    const other = makeRoot({ name: { commonName: 'Other' }, ...sample.validity });
    expect(cades(letter, write('other.pem', certificateToPem(other.certificate))).status).not.toBe(0);
  });

  it('carries no signing time, which PAdES forbids', () => {
    const { cms } = takeApart(letter);
    const printed = run('openssl', 'cms', '-cmsout', '-print', '-inform', 'DER', '-in', cms).output;
    expect(printed).not.toContain('signingTime');
    expect(printed).toContain('id-smime-aa-signingCertificateV2');
  });

  it('is clean for qpdf and unchanged for mutool', () => {
    const checked = run('qpdf', '--check', letter);
    expect(checked.status).toBe(0);
    expect(checked.output).toContain('No syntax or stream encoding errors found');
    expect(run('mutool', 'sign', '-v', letter).output).toContain('unchanged since signing');
  });

  it('is no longer wholly signed once bytes are appended', () => {
    const path = write('appended.pdf', Buffer.concat([readFileSync(letter), Buffer.from('\n% more\n')]));
    expect(pdfsig(path)).toContain('Not total document signed');
  });

  it('shows a digest mismatch once a signed byte is changed', () => {
    const file = readFileSync(letter);
    const at = file.indexOf('/MediaBox');
    const changed = Buffer.from(file);
    changed.write('/MediaBoy', at, 'latin1');
    expect(pdfsig(write('changed.pdf', changed))).toContain('Digest Mismatch');
  });

  it('can be signed with an RSA certificate too', async () => {
    const key = write('rsa.key', rsaKey().export({ type: 'pkcs8', format: 'pem' }));
    const path = join(folder, 'rsa.pem');
    execFileSync('openssl', ['req', '-x509', '-new', '-key', key, '-subj', '/CN=RSA Token', '-days', '3650', '-out', path]);
    const certificate = new Uint8Array(new X509Certificate(readFileSync(path)).raw);
    const signed = await signPdf(await preparedLetter(), keySigner(createPrivateKey(readFileSync(key)), certificate, []));
    const rsaLetter = write('rsa.pdf', signed);
    expect(pdfsig(rsaLetter)).toContain('Signature is Valid.');
    expect(cades(rsaLetter, path)).toMatchObject({ status: 0 });
  });

  it('says so when the certificates need more room than was kept', async () => {
    const crowd = Array.from({ length: 20 }, () => sample.officeCa);
    const signer = { ...sample.signer, chain: crowd };
    await expect(signPdf(await preparedLetter(), signer)).rejects.toThrow('room is 8192');
  });
});
