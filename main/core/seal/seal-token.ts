import { readSign1, writeSign1, type Sign1 } from './cose-sign1.ts';
import type { SealFacts } from './seal-facts.ts';
import { encodeSealFacts } from './seal-payload.ts';
import type { SealingKey } from './sealing-key.ts';

/** The largest token a verifier looks at, in bytes. */
export const maxTokenBytes = 1200;

/** Seals a letter: a tagged COSE_Sign1 over its facts. Throws a TypeError for facts not made by prepareSealFacts. */
export const sealToken = ({ facts, key }: { readonly facts: SealFacts; readonly key: SealingKey }): Uint8Array =>
  writeSign1(encodeSealFacts(facts), null, key);

/** Takes a token apart without trusting it; null when the bytes are no seal of this kind at all. */
export const readToken = (token: Uint8Array): Sign1 | null => readSign1(token, maxTokenBytes);
