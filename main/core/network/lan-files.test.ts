import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleDesk, sampleOffice } from '../lan/office.fixture.ts';
import { spkiOf } from '../lan/roster/desk-keys.ts';
import { LanFiles } from './lan-files.ts';

let folder = '';
const secret = new Uint8Array(randomBytes(32));
const files = () => new LanFiles(folder, secret);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daftar-lan-files-'));
  mkdirSync(join(folder, 'keys'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the desk’s files for the LAN', () => {
  it('give back what was kept', () => {
    const { root, registrar, certifier } = sampleOffice();
    const { tls } = sampleDesk();
    const office = { office: 'office-1', root: spkiOf(root), trust: [Uint8Array.of(1), Uint8Array.of(2, 3)] };
    files().keepOffice(office);
    files().keepTlsKey(tls);
    files().keepRegistrarKeys({ registrar, certifier });
    files().keepCertificate(Uint8Array.of(7));
    expect(files().office).toEqual(office);
    expect(files().tlsKey?.equals(tls)).toBe(true);
    expect(files().registrarKeys?.registrar.equals(registrar)).toBe(true);
    expect(files().certificate).toEqual(Uint8Array.of(7));
  });

  it('give nothing without the desk’s secret, and nothing where nothing was kept', () => {
    files().keepTlsKey(sampleDesk().tls);
    expect(new LanFiles(folder, new Uint8Array(32)).tlsKey).toBeNull();
    expect([files().office, files().registrarKeys, files().certificate]).toEqual([null, null, null]);
  });

  it('take no sealed file for another', () => {
    const { registrar, certifier } = sampleOffice();
    files().keepRegistrarKeys({ registrar, certifier });
    copyFileSync(join(folder, 'keys', 'certifier'), join(folder, 'keys', 'lan-key'));
    expect(files().tlsKey).toBeNull();
  });
});
