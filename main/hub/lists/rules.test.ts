import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { spkiOf } from '../../core/lan/roster/desk-keys.ts';
import { sealingKeyFromPrivateKey } from '../../core/seal/private-key.ts';
import { compressedPoint, officeAt } from './rules.ts';

describe('the root key of an office', () => {
  it('is the same key in its list of desks and in its trust list', () => {
    for (let round = 0; round < 20; round += 1) {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      expect(Buffer.from(compressedPoint(spkiOf(privateKey)))).toEqual(Buffer.from(sealingKeyFromPrivateKey(privateKey).publicKey));
    }
  });
});

describe('the office of a page', () => {
  const offices = [
    { office: 'office-a', hosts: ['verify.works.example'] },
    { office: 'office-b', hosts: ['verify.health.example'] },
  ];

  it('is the one whose trust list names the host', () => {
    expect(officeAt({ host: 'Verify.Works.example', office: null }, offices)).toBe('office-a');
  });

  it('is the one named in the path, under any host', () => {
    expect(officeAt({ host: '10.0.0.1', office: 'office-b' }, offices)).toBe('office-b');
    expect(officeAt({ host: 'verify.works.example', office: 'elsewhere' }, offices)).toBeNull();
  });

  it('is the only one there is where the host says nothing', () => {
    expect(officeAt({ host: 'localhost', office: null }, offices.slice(0, 1))).toBe('office-a');
    expect(officeAt({ host: 'localhost', office: null }, [])).toBeNull();
  });

  it('is none where several might be meant', () => {
    expect(officeAt({ host: 'localhost', office: null }, offices)).toBeNull();
    expect(officeAt({ host: 'verify.works.example', office: null }, [...offices, { office: 'office-c', hosts: ['verify.works.example'] }])).toBeNull();
  });
});
