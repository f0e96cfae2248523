import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { exportCeremonyFile, importCeremonyFile } from './ceremony-file.ts';
import { certificateToPem, fingerprint, makeOfficeCa, makeRoot, makeSealingCertificate, type CertifiedKey } from './certificates.ts';

const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
afterAll(() => rmSync(folder, { recursive: true }));

const from = new Date('2026-01-01T00:00:00Z');
const to = new Date('2055-12-31T23:59:59Z');
const root = makeRoot({ name: { commonName: 'بلدیہ عظمیٰ کراچی', country: 'PK' }, from, to });
const ca = makeOfficeCa({ name: { commonName: 'जिला कार्यालय इंदौर', organization: 'दफ़्तर', country: 'IN' }, from, to }, root);
const sealing = makeSealingCertificate({ name: { commonName: 'Dispatch Section', unit: 'شعبہ ترسیل' }, from, to }, ca);

const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const pem = (name: string, key: CertifiedKey): string => file(name, certificateToPem(key.certificate));
const openssl = (...args: string[]): string => execFileSync('openssl', args, { encoding: 'utf8', stdio: 'pipe' });

describe('certificates', () => {
  it('make a chain that openssl verifies strictly', () => {
    const answer = openssl(
      'verify', '-x509_strict', '-check_ss_sig', '-policy_check',
      '-CAfile', pem('root.pem', root), '-untrusted', pem('ca.pem', ca), pem('sealing.pem', sealing),
    );
    expect(answer.trim().endsWith('OK')).toBe(true);
  });

  it('are not accepted under another root', () => {
    const stranger = makeRoot({ name: { commonName: 'بلدیہ عظمیٰ کراچی', country: 'PK' }, from, to });
    expect(() =>
      openssl('verify', '-CAfile', pem('stranger.pem', stranger), '-untrusted', pem('ca.pem', ca), pem('sealing.pem', sealing)),
    ).toThrow('Command failed');
  });

  it('do not let a sealing key act as an authority', () => {
    const forged = makeSealingCertificate({ name: { commonName: 'Forged' }, from, to }, sealing);
    const chain = file('chain.pem', certificateToPem(ca.certificate) + certificateToPem(sealing.certificate));
    expect(() => openssl('verify', '-CAfile', pem('root.pem', root), '-untrusted', chain, pem('forged.pem', forged))).toThrow('Command failed');
  });

  it('carry names in their own script, usage and validity', () => {
    const text = openssl('x509', '-in', pem('sealing.pem', sealing), '-noout', '-text', '-nameopt', 'utf8,sep_comma_plus,-esc_msb');
    expect(text).toContain('OU=شعبہ ترسیل,CN=Dispatch Section');
    expect(text).toContain('Issuer: C=IN,O=दफ़्तर,CN=जिला कार्यालय इंदौर');
    expect(text).toMatch(/Key Usage: critical\s+Digital Signature, Non Repudiation\n/);
    expect(text).toMatch(/Basic Constraints: critical\s+CA:FALSE/);
    expect(text).toContain('Not Before: Jan  1 00:00:00 2026 GMT');
    expect(text).toContain('Not After : Dec 31 23:59:59 2055 GMT');
  });

  it('limit the depth of the chain', () => {
    const describe = (key: CertifiedKey): string => openssl('x509', '-in', pem('any.pem', key), '-noout', '-text');
    expect(describe(root)).toContain('CA:TRUE, pathlen:1');
    expect(describe(ca)).toContain('CA:TRUE, pathlen:0');
    expect(describe(ca)).toMatch(/Certificate Sign, CRL Sign\n/);
  });

  it('cut a name that readers would refuse as too long', () => {
    const long = makeRoot({ name: { commonName: 'و'.repeat(80) }, from, to });
    expect(new X509Certificate(long.certificate).subject).toBe(`CN=${'و'.repeat(63)}…`);
  });

  it('show the same fingerprint as openssl', () => {
    expect(openssl('x509', '-in', pem('root.pem', root), '-noout', '-fingerprint', '-sha256').trim()).toBe(
      `sha256 Fingerprint=${fingerprint(root.certificate)}`,
    );
  });
});

describe('ceremony file', () => {
  it('brings the key back with its passphrase, and openssl reads it', () => {
    const text = exportCeremonyFile(ca, 'دو کنجیاں 2026');
    const back = importCeremonyFile(text, 'دو کنجیاں 2026');
    if (!back.ok) throw new Error(back.error.code);
    expect(back.value.certificate).toEqual(ca.certificate);
    expect(new X509Certificate(ca.certificate).checkPrivateKey(back.value.privateKey)).toBe(true);
    expect(openssl('pkey', '-in', file('ca.key', text), '-passin', 'pass:دو کنجیاں 2026', '-noout', '-check')).toContain('Key is valid');
  });

  it('stays shut without the passphrase', () => {
    const text = exportCeremonyFile(ca, 'right');
    expect(importCeremonyFile(text, 'wrong')).toMatchObject({ ok: false, error: { code: 'wrongPassphrase' } });
    expect(importCeremonyFile('', 'right')).toMatchObject({ ok: false, error: { code: 'keyFileDamaged' } });
  });
});
