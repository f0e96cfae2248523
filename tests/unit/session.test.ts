import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockAfterMinutes } from '../../main/core/session/rules.ts';
import { ask, demoPerson, openDemo, openKit, refusalOf, signedIn, temporaryFolder, type DemoPerson, type Kit } from './desk-kit.ts';

let place: ReturnType<typeof temporaryFolder>;
let kit: Kit;
beforeEach(async () => {
  place = temporaryFolder();
  kit = await openDemo(place.path);
});
afterEach(() => {
  kit.close();
  place.remove();
});

const minutes = 60_000;
const signIn = (person: DemoPerson, pin: string) => kit.core.call(kit.core.caller(), 'session.signIn', { personId: person.personId, pin });
const answer = async (person: DemoPerson, pin: string) => {
  const { result } = await signIn(person, pin);
  return result.ok ? 'ok' : result.error.code;
};

describe('a desk left alone', () => {
  it('locks itself after ten minutes without a key or click, and opens with the PIN', async () => {
    const officer = await signedIn(kit, 'officer');
    kit.clock.now += lockAfterMinutes * minutes;
    await ask(kit, officer, 'files.counts', {});
    kit.clock.now += 1;
    expect(await refusalOf(kit, officer, 'files.counts', {})).toEqual({ code: 'locked' });
    expect(await ask(kit, officer, 'session.current', {})).toMatchObject({ locked: true, personId: officer.person.personId });
    expect(await refusalOf(kit, officer, 'session.unlock', { pin: '000000' })).toEqual({ code: 'wrongPin' });
    expect(await ask(kit, officer, 'session.unlock', { pin: officer.person.pin })).toMatchObject({ locked: false });
    await ask(kit, officer, 'files.counts', {});
  });

  it('does not lock while it is touched, nor does a touch open what is locked', async () => {
    const officer = await signedIn(kit, 'officer');
    for (let round = 0; round < 5; round += 1) {
      kit.clock.now += 9 * minutes;
      await ask(kit, officer, 'session.touch', {});
    }
    await ask(kit, officer, 'files.counts', {});
    kit.clock.now += 11 * minutes;
    await ask(kit, officer, 'session.touch', {});
    expect(await refusalOf(kit, officer, 'files.counts', {})).toEqual({ code: 'locked' });
  });

  it('does not lock because its clock is set back', async () => {
    const officer = await signedIn(kit, 'officer');
    kit.clock.now -= 1000 * 60 * minutes;
    expect(await ask(kit, officer, 'files.counts', {})).toMatchObject({ inbox: 0 });
  });

  it('locks one window and not the other', async () => {
    const [one, other] = [await signedIn(kit, 'officer'), await signedIn(kit, 'officer')];
    await ask(kit, one, 'session.lock', {});
    expect(await refusalOf(kit, one, 'files.counts', {})).toEqual({ code: 'locked' });
    await ask(kit, other, 'files.counts', {});
  });
});

describe('wrong PINs', () => {
  it('cost nothing twice, then ever longer waits, which a restart does not shorten', async () => {
    const person = await demoPerson(kit, 'officer');
    expect([await answer(person, '111112'), await answer(person, '111112'), await answer(person, '111112')]).toEqual(['wrongPin', 'wrongPin', 'wrongPin']);
    expect((await signIn(person, person.pin)).result).toEqual({ ok: false, error: { code: 'waitBeforePin', params: { seconds: 5 } } });
    kit.close();
    kit = await openKit(place.path, { clock: kit.clock });
    expect((await signIn(person, person.pin)).result).toEqual({ ok: false, error: { code: 'waitBeforePin', params: { seconds: 5 } } });
    kit.clock.now += 5000;
    expect(await answer(person, '111112')).toBe('wrongPin');
    expect((await signIn(person, person.pin)).result).toEqual({ ok: false, error: { code: 'waitBeforePin', params: { seconds: 10 } } });
    kit.clock.now -= 1000 * 60 * minutes;
    expect(await answer(person, person.pin)).toBe('waitBeforePin');
    kit.clock.now += 1001 * 60 * minutes;
    expect(await answer(person, person.pin)).toBe('ok');
    expect(await answer(person, '111112')).toBe('wrongPin');
  });

  it('slow down even when fifty are tried at once', async () => {
    const person = await demoPerson(kit, 'officer');
    const answers = await Promise.all(Array.from({ length: 50 }, (_, guess) => answer(person, String(300_000 + guess * 7))));
    expect(answers.filter((code) => code === 'wrongPin')).toHaveLength(3);
    expect(answers.filter((code) => code === 'waitBeforePin')).toHaveLength(47);
  });

  it('of one person do not slow down another', async () => {
    const [officer, assistant] = [await demoPerson(kit, 'officer'), await demoPerson(kit, 'assistant')];
    for (let round = 0; round < 4; round += 1) await answer(officer, '111112');
    expect(await answer(officer, officer.pin)).toBe('waitBeforePin');
    expect(await answer(assistant, assistant.pin)).toBe('ok');
  });
});

describe('a PIN', () => {
  it('may be typed in the digits of any of the three languages', async () => {
    const person = await demoPerson(kit, 'officer');
    const inScript = (zero: number) => Array.from(person.pin, (digit) => String.fromCodePoint(zero + Number(digit))).join('');
    expect([await answer(person, inScript(0x06f0)), await answer(person, inScript(0x0660)), await answer(person, inScript(0x0966))]).toEqual(['ok', 'ok', 'ok']);
  });

  it('is changed by its owner alone, and the old one opens nothing any more', async () => {
    const officer = await signedIn(kit, 'officer');
    expect(await refusalOf(kit, officer, 'session.changePin', { oldPin: '111112', newPin: '804152' })).toEqual({ code: 'wrongPin' });
    expect(await refusalOf(kit, officer, 'session.changePin', { oldPin: officer.person.pin, newPin: '123456' })).toMatchObject({ code: 'pinTooSimple' });
    await ask(kit, officer, 'session.changePin', { oldPin: officer.person.pin, newPin: '804152' });
    expect(await answer(officer.person, officer.person.pin)).toBe('wrongPin');
    expect(await answer(officer.person, '804152')).toBe('ok');
    expect((await ask(kit, kit.core.caller(), 'session.people', {})).find(({ personId }) => personId === officer.person.personId)?.demoPin).toBeUndefined();
  });
});
