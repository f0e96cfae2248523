/** How the desk's secret lies in its file: as it is, or in the wrapping of the operating system's keystore. */
export type SecretFile = { readonly kind: 'plain' | 'keystore'; readonly content: Uint8Array };

export const secretLength = 32;

const kinds = ['plain', 'keystore'] as const;
const head = (kind: SecretFile['kind']): Uint8Array => new TextEncoder().encode(`daftar desk secret 1 ${kind}\n`);

const startsWith = (bytes: Uint8Array, start: Uint8Array): boolean => start.every((byte, at) => bytes[at] === byte);

/** The file: one line that says version and kind, then the secret or its wrapping. */
export const writeSecretFile = ({ kind, content }: SecretFile): Uint8Array => new Uint8Array(Buffer.concat([head(kind), content]));

/** Reads such a file, or one of the first version, which was the 32 bytes alone; null for anything else. */
export const readSecretFile = (bytes: Uint8Array): SecretFile | null => {
  if (bytes.length === secretLength) return { kind: 'plain', content: bytes };
  const kind = kinds.find((candidate) => startsWith(bytes, head(candidate)));
  if (kind === undefined) return null;
  const content = bytes.slice(head(kind).length);
  return kind === 'plain' && content.length !== secretLength ? null : { kind, content };
};
