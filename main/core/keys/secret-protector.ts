import { z } from 'zod';

/**
 * A keystore of the operating system, as the desktop offers it: DPAPI on Windows, the keychain on macOS, a keyring on Linux.
 * The real ones need a person at a desk, so tests stand a keystore of their own behind this type; that the system's own gives
 * back what it was given has to be seen once on each system before a release.
 */
export type SecretProtector = {
  /** The secret in the keystore's wrapping; null where there is no keystore that keeps anything, which is not an error. */
  readonly protect: (secret: Uint8Array) => Promise<Uint8Array | null>;
  /** null when the keystore is closed, gone, or did not wrap these bytes. */
  readonly reveal: (wrapped: Uint8Array) => Promise<Uint8Array | null>;
};

/** Where no keystore can be asked: a plain secret stays plain, a protected one stays closed. */
export const noProtector: SecretProtector = { protect: () => Promise.resolve(null), reveal: () => Promise.resolve(null) };

const wrappedAnswer = z.strictObject({ wrapped: z.instanceof(Uint8Array).nullable() });
const secretAnswer = z.strictObject({ secret: z.instanceof(Uint8Array).nullable() });

/** The keystore at the other end of the line to the desktop. */
export const protectorOver = (ask: (name: string, input: object) => Promise<unknown>): SecretProtector => ({
  protect: async (secret) => wrappedAnswer.parse(await ask('secret.protect', { secret })).wrapped,
  reveal: async (wrapped) => secretAnswer.parse(await ask('secret.reveal', { wrapped })).secret,
});
