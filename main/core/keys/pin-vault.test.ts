import { createPublicKey, sign, verify } from 'node:crypto';
import { cdeDecodeOptions, cdeEncodeOptions, decode, encode } from 'cbor2';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changePin, createPersonKeys, unlock, vaultPublicKeys } from './pin-vault.ts';
import { publicKeyFromRaw, rawPublicKey } from './raw-keys.ts';

const quick = { n: 2 ** 10, r: 8, p: 1 };
const deskSecret = new Uint8Array(32).fill(7);
const otherDesk = new Uint8Array(32).fill(8);

describe('PIN vault', () => {
  it('gives back keys that match the public halves', async () => {
    const { vault, publicKeys } = await createPersonKeys('482159', deskSecret, quick);
    const keys = await unlock(vault, '482159', deskSecret);
    if (!keys.ok) throw new Error(keys.error.code);
    const signature = sign(null, Buffer.from('act'), keys.value.signing);
    expect(verify(null, Buffer.from('act'), publicKeyFromRaw('ed25519', publicKeys.signing), signature)).toBe(true);
    expect(rawPublicKey(createPublicKey(keys.value.agreement))).toEqual(publicKeys.agreement);
    expect(vaultPublicKeys(vault)).toEqual({ ok: true, value: publicKeys });
  });

  it('opens with the same PIN typed in Urdu or Devanagari digits', async () => {
    const { vault } = await createPersonKeys('482159', deskSecret, quick);
    expect((await unlock(vault, '۴۸۲۱۵۹', deskSecret)).ok).toBe(true);
    expect((await unlock(vault, '४८२१५९', deskSecret)).ok).toBe(true);
  });

  it('stays shut for another PIN and on another desk', async () => {
    const { vault } = await createPersonKeys('482159', deskSecret, quick);
    const wrong = { ok: false, error: { code: 'wrongPin' } };
    expect(await unlock(vault, '482158', deskSecret)).toMatchObject(wrong);
    expect(await unlock(vault, '482159', otherDesk)).toMatchObject(wrong);
  });

  it('opens with the new PIN only after a change', async () => {
    const { vault, publicKeys } = await createPersonKeys('482159', deskSecret, quick);
    expect(await changePin(vault, { old: '000000', new: '735190' }, deskSecret, quick)).toMatchObject({ ok: false });
    const changed = await changePin(vault, { old: '482159', new: '735190' }, deskSecret, quick);
    if (!changed.ok) throw new Error(changed.error.code);
    expect((await unlock(changed.value, '735190', deskSecret)).ok).toBe(true);
    expect((await unlock(changed.value, '482159', deskSecret)).ok).toBe(false);
    expect(vaultPublicKeys(changed.value)).toEqual({ ok: true, value: publicKeys });
  });

  it('never opens, and never throws, when any bit was altered', async () => {
    const { vault } = await createPersonKeys('482159', deskSecret, quick);
    await fc.assert(
      fc.asyncProperty(fc.nat(vault.length - 1), fc.nat(7), async (index, bit) => {
        const altered = Uint8Array.from(vault, (byte, at) => (at === index ? byte ^ (1 << bit) : byte));
        expect((await unlock(altered, '482159', deskSecret)).ok).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it('answers with an error value to bytes that are no vault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (garbage) => {
        expect(await unlock(garbage, '482159', deskSecret)).toMatchObject({ ok: false, error: { code: 'keyDamaged' } });
      }),
    );
  });

  it('says so when the vault comes from a newer version', async () => {
    const { vault } = await createPersonKeys('482159', deskSecret, quick);
    const newer = encode({ ...decode<Record<string, unknown>>(vault, cdeDecodeOptions), v: 2 }, cdeEncodeOptions);
    expect(await unlock(newer, '482159', deskSecret)).toMatchObject({ ok: false, error: { code: 'keyNewer' } });
  });

  it('refuses a cost that would exhaust the computer', async () => {
    const { vault } = await createPersonKeys('482159', deskSecret, quick);
    const greedy = encode({ ...decode<Record<string, unknown>>(vault, cdeDecodeOptions), cost: { n: 2 ** 30, r: 8, p: 1 } }, cdeEncodeOptions);
    expect(await unlock(greedy, '482159', deskSecret)).toMatchObject({ ok: false, error: { code: 'keyDamaged' } });
  });
});
