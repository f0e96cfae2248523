import { randomBytes, sign } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { plainBytes } from '../../ledger/event.ts';
import { certifyDesk, datesFor } from '../certificates/desk-certificate.ts';
import { isOwnCertificate } from '../certificates/judge-peer.ts';
import { FakeClock } from '../clock.fixture.ts';
import { systemClock } from '../clock.ts';
import { admitDesks, sampleDesk, sampleOffice, type SampleDesk } from '../office.fixture.ts';
import { keepRoster } from '../roster/roster-keeper.ts';
import { memoryRosterStore } from '../roster/roster-store.ts';
import { AdmissionListener } from './admission-listener.ts';
import { Admission, admissionLasts, mostWrongCodes, proofText } from './admission.ts';
import { codeOf, commitmentOf, isCode, joinDigest, scanTextOf } from './join-code.ts';
import { joinOffice, type Joining } from './join-office.ts';
import { RosterOffice } from './roster-office.ts';

const place = { section: 'section-1', posts: ['post-a'], roles: ['desk'], addresses: [] } satisfies Parameters<Admission['accept']>[1];
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

function registrarsDesk(clock = systemClock) {
  const sample = sampleOffice();
  const [desk] = admitDesks(sample, 1, { roles: ['registrar'] });
  if (!desk) throw new Error('a desk');
  const keeper = keepRoster(sample.roster, memoryRosterStore());
  const office = new RosterOffice(keeper, sample, clock);
  const admission = new Admission({ office, registrar: desk.keys, clock, trust: () => [Uint8Array.of(1, 2, 3)] });
  return { sample, desk, keeper, office, admission };
}

async function openDoor(place: ReturnType<typeof registrarsDesk>) {
  const { admission, keeper, desk, sample } = place;
  const identity = { key: desk.tls, certificate: certifyDesk(desk.keys.tls, datesFor(Date.now(), 0), sample.certifier) };
  const listener = new AdmissionListener({ admission, keeper, registrar: desk.keys, identity, clock: systemClock, port: 0, host: '127.0.0.1' });
  const port = await listener.start();
  closing.push(() => listener.close());
  return port;
}

async function arrive(port: number, desk: SampleDesk = sampleDesk()): Promise<Joining> {
  const joining = await joinOffice({ host: '127.0.0.1', port }, { desk, clock: systemClock, signal: new AbortController().signal });
  if (!joining.ok) throw new Error(joining.error.code);
  closing.push(async () => joining.value.cancel());
  return joining.value;
}

/** A newcomer without a network, straight at the registrar's rules. */
function knock(admission: Admission, desk = sampleDesk()) {
  const nonce = plainBytes(randomBytes(32));
  const commitment = commitmentOf(nonce, desk.keys);
  const proof = plainBytes(sign(null, proofText(commitment, desk.keys.tls), desk.signing));
  const theirs = admission.begin({ keys: desk.keys, commitment, proof, welcome: () => undefined });
  return { desk, nonce, commitment, proof, theirs };
}

describe('joining an office', () => {
  it.each(['code', 'scanText'] as const)('admits a new PC by its %s and gives it certificate, list of desks and trust', async (shown) => {
    const registrar = registrarsDesk();
    const port = await openDoor(registrar);
    const desk = sampleDesk();
    const joining = await arrive(port, desk);
    expect(joining.code).toMatch(/^\d{8}$/u);
    expect(registrar.admission.waiting).toBe(desk.id);
    const accepted = registrar.admission.accept(joining[shown], place);
    if (!accepted.ok) throw new Error(accepted.error.code);
    const joined = await joining.finish(accepted.value.answer);
    if (!joined.ok) throw new Error(joined.error.code);
    expect(joined.value.roster).toEqual(registrar.keeper.roster);
    expect(joined.value.roster.posts.get('post-a')).toBe(desk.id);
    expect(joined.value.trust).toEqual([Uint8Array.of(1, 2, 3)]);
    expect(isOwnCertificate(joined.value.certificate, desk.keys, joined.value.roster)).toBe(true);
  });

  it('takes the code in Urdu and Hindi digits, with spaces', () => {
    const digest = new Uint8Array(32);
    expect(codeOf(digest)).toBe('00000000');
    expect(isCode('۰۰۰۰ ۰۰۰۰', digest) && isCode('००००-००००', digest) && isCode('00000000', digest)).toBe(true);
    expect(isCode('00000001', digest)).toBe(false);
  });

  it('puts a new PC in the place of a broken one, with its posts', async () => {
    const registrar = registrarsDesk();
    const first = sampleDesk();
    registrar.office.admit(first.keys, place);
    const port = await openDoor(registrar);
    const desk = sampleDesk();
    const joining = await arrive(port, desk);
    registrar.admission.accept(joining.code, { ...place, posts: [], replaces: first.id });
    expect(registrar.keeper.roster.posts.get('post-a')).toBe(desk.id);
    expect(registrar.keeper.roster.revoked.has(first.id)).toBe(true);
    expect(registrar.office.renew(first.id)).toBeNull();
  });

  it('ends the exchange at a wrong code, and shuts after five', async () => {
    const registrar = registrarsDesk();
    const port = await openDoor(registrar);
    for (let wrong = 1; wrong <= mostWrongCodes; wrong += 1) {
      const joining = await arrive(port);
      const other = joining.code === '12345678' ? '12345679' : '12345678';
      expect(registrar.admission.accept(other, place)).toMatchObject({ ok: false, error: { code: 'joinCodeWrong', params: { left: mostWrongCodes - wrong } } });
      expect(await joining.accepted).toMatchObject({ ok: false, error: { code: 'joinRefused' } });
    }
    expect(registrar.admission.isOpen).toBe(false);
    expect(registrar.keeper.roster.desks.size).toBe(1);
  });

  it('hears one newcomer at a time, and the next when that one has gone', async () => {
    const { admission } = registrarsDesk();
    const first = knock(admission);
    expect(first.theirs).toHaveLength(32);
    expect(knock(admission).theirs).toBeNull();
    admission.leave(first.commitment);
    expect(knock(admission).theirs).toHaveLength(32);
  });

  it('is over after ten minutes', async () => {
    const clock = new FakeClock();
    const { admission } = registrarsDesk(clock);
    const newcomer = knock(admission);
    admission.reveal(newcomer.commitment, newcomer.nonce);
    await clock.advance(admissionLasts);
    expect(admission.accept('00000000', place)).toMatchObject({ error: { code: 'admissionClosed' } });
    admission.leave(newcomer.commitment);
    expect(knock(admission).theirs).toBeNull();
  });

  it('takes no nonce but the one committed to, and no key without proof of it', () => {
    const { admission } = registrarsDesk();
    const newcomer = knock(admission);
    expect(admission.reveal(newcomer.commitment, plainBytes(randomBytes(32)))).toBe(false);
    expect(admission.reveal(newcomer.commitment, newcomer.nonce)).toBe(false);
    expect(admission.waiting).toBeNull();
    const { keys } = sampleDesk();
    expect(admission.begin({ keys, commitment: newcomer.commitment, proof: newcomer.proof, welcome: () => undefined })).toBeNull();
  });
});

describe('a man in the middle', () => {
  it('gets another code on either side, and the registrar admits nobody', async () => {
    const registrar = registrarsDesk();
    const false_ = registrarsDesk();
    const port = await openDoor(registrar);
    const falsePort = await openDoor(false_);
    const victim = await arrive(falsePort);
    const attacker = await arrive(port);
    expect(victim.code).not.toBe(attacker.code);
    expect(registrar.admission.accept(victim.code, place)).toMatchObject({ error: { code: 'joinCodeWrong' } });
    expect(registrar.keeper.roster.desks.size).toBe(1);
  });

  it('who plays the office to a new PC can not make it join: the answer stands on the true screen only', async () => {
    const false_ = registrarsDesk();
    const joining = await arrive(await openDoor(false_));
    const accepted = false_.admission.accept(joining.code, place);
    const shownThere = accepted.ok && accepted.value.answer === '4711' ? '4712' : '4711';
    expect(await joining.finish(shownThere)).toMatchObject({ ok: false, error: { code: 'joinAnswerWrong' } });
  });

  it('changes the code with any key, nonce, office or root that is not the same on both sides', () => {
    const [desk, registrar] = [sampleDesk(), sampleDesk()];
    const deskNonce = plainBytes(randomBytes(32));
    const transcript = { desk: desk.keys, deskNonce, registrar: registrar.keys, registrarNonce: plainBytes(randomBytes(32)), office: 'o', root: desk.keys.tls };
    const altered = [
      { ...transcript, desk: registrar.keys },
      { ...transcript, deskNonce: transcript.registrarNonce },
      { ...transcript, registrar: desk.keys },
      { ...transcript, registrarNonce: deskNonce },
      { ...transcript, office: 'p' },
      { ...transcript, root: registrar.keys.tls },
    ];
    const all = [transcript, ...altered].map(joinDigest);
    expect(new Set(all.map(scanTextOf)).size).toBe(7);
    expect(new Set(all.map(codeOf)).size).toBe(7);
  });
});
