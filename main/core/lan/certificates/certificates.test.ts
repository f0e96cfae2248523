import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { certificateToPem } from '../../keys/certificates.ts';
import { admitDesks, sampleDesk, sampleOffice, sampleTime, signInto } from '../office.fixture.ts';
import { certifyDesk, datesFor, datesOf, isRenewalDue } from './desk-certificate.ts';
import { isOwnCertificate, judgePeer } from './judge-peer.ts';
import { graceAfterExpiry, judgeClock, judgeDates } from './rules.ts';

const day = 86_400_000;
const year = 365 * day;
const wrongClocks = [0, sampleTime - 10 * year, sampleTime - day, sampleTime + 10 * year];

describe('the certificate of a desk', () => {
  const office = sampleOffice();
  const [desk] = admitDesks(office, 1);
  if (!desk) throw new Error('a desk');
  const certificate = certifyDesk(desk.keys.tls, datesFor(sampleTime, 0), office.certifier);

  it('names nobody and is read by OpenSSL', () => {
    const text = execFileSync('openssl', ['x509', '-noout', '-text'], { input: certificateToPem(certificate), encoding: 'utf8' });
    expect(text).toContain('TLS Web Server Authentication, TLS Web Client Authentication');
    expect(text).toContain('ecdsa-with-SHA256');
    expect(new X509Certificate(certificate).subject).toMatch(/^CN=[0-9a-f]{32}$/u);
    expect(certificate.length).toBeLessThan(450);
  });

  it('is believed of a listed desk, with the key that the list names', () => {
    expect(judgePeer(certificate, office.roster, sampleTime)).toEqual({ ok: true, value: { desk: desk.id, dates: 'inTime' } });
    expect(isOwnCertificate(certificate, desk.keys, office.roster)).toBe(true);
    expect(isOwnCertificate(certificate, sampleDesk().keys, office.roster)).toBe(false);
  });

  it('is not believed of a stranger, a revoked desk, another office or itself', () => {
    const stranger = sampleDesk();
    const code = (bytes: Uint8Array, roster = office.roster) => {
      const judged = judgePeer(bytes, roster, sampleTime);
      return judged.ok ? 'believed' : judged.error.code;
    };
    const dates = datesFor(sampleTime, 0);
    expect(code(certifyDesk(stranger.keys.tls, dates, office.certifier))).toBe('peerNotListed');
    expect(code(certifyDesk(desk.keys.tls, dates, sampleOffice().certifier))).toBe('peerCertificateForeign');
    expect(code(certifyDesk(desk.keys.tls, dates, desk.tls))).toBe('peerCertificateForeign');
    expect(code(Uint8Array.of(0x30, 0x03, 1, 2, 3))).toBe('peerUnreadable');
    const revoking = { ...office };
    expect(code(certificate, signInto(revoking, { kind: 'revoked', desk: desk.id, reason: 'lost' }))).toBe('peerNotListed');
  });

  it.each(wrongClocks)('stops nobody where this clock says %d', (clock) => {
    const judged = judgePeer(certificate, office.roster, clock);
    expect(judged.ok && judged.value.dates).not.toBe('renewOnly');
  });

  it.each(wrongClocks)('made by a registrar whose clock says %d stops nobody', (clock) => {
    const made = certifyDesk(desk.keys.tls, datesFor(clock, office.roster.at), office.certifier);
    const judged = judgePeer(made, office.roster, sampleTime);
    expect(judged.ok && judged.value.dates).toBe('inTime');
  });

  it('counts for 180 days past its end, then only for being renewed, and only if clock and list both say so', () => {
    const dates = { from: sampleTime - year, to: sampleTime };
    const late = sampleTime + graceAfterExpiry;
    expect(judgeDates(dates, sampleTime, sampleTime)).toBe('inTime');
    expect(judgeDates(dates, sampleTime + 1, sampleTime)).toBe('expired');
    expect(judgeDates(dates, late, late)).toBe('expired');
    expect(judgeDates(dates, late + 1, late + 1)).toBe('renewOnly');
    expect(judgeDates(dates, late + 1, late)).toBe('expired');
    expect(judgeDates(dates, 0, late + 1)).toBe('expired');
  });

  it('is renewed from 60 % of its life', () => {
    const dates = datesOf(certificate);
    if (!dates) throw new Error('dates');
    const due = dates.from + 0.6 * (dates.to - dates.from);
    expect(isRenewalDue(dates, due - 1, 0)).toBe(false);
    expect(isRenewalDue(dates, due, 0)).toBe(true);
    expect(isRenewalDue(dates, 0, due)).toBe(true);
  });
});

describe('the clock of a PC', () => {
  it('is called wrong against the median of the other desks, or from before the list of desks', () => {
    const peers = [sampleTime, sampleTime + 1_000, 0];
    expect(judgeClock(sampleTime, peers, 0)).toEqual({ wrong: false });
    expect(judgeClock(0, peers, 0)).toEqual({ wrong: true, by: -sampleTime });
    expect(judgeClock(sampleTime + year, peers, 0)).toEqual({ wrong: true, by: year });
    expect(judgeClock(0, [], sampleTime)).toEqual({ wrong: true, by: -sampleTime });
    expect(judgeClock(sampleTime + year, [], sampleTime)).toEqual({ wrong: false });
  });
});
