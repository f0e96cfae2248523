import { cadesSignature, type DocumentSigner } from './cades-signature.ts';
import { signatureRoom, unknownOffset } from './signature-field.ts';

const placeholder = `<${'0'.repeat(signatureRoom * 2)}>`;
const rangePlaceholder = ` ${unknownOffset}`.repeat(3);

const find = (file: Buffer, words: string): number => {
  const at = file.indexOf(words, 0, 'latin1');
  if (at < 0) throw new TypeError('the PDF was not prepared for signing');
  return at;
};

/**
 * Signs the whole file: everything but the hexadecimal signature itself. The argument is what `sealPdf` returned; it is changed
 * in place and returned. Throws a RangeError when the certificates need more room than was kept.
 */
export const signPdf = async (prepared: Uint8Array, signer: DocumentSigner): Promise<Uint8Array> => {
  const file = Buffer.from(prepared.buffer, prepared.byteOffset, prepared.length);
  const before = find(file, placeholder);
  const after = before + placeholder.length;
  const range = ` ${before} ${after} ${file.length - after}`.padEnd(rangePlaceholder.length);
  file.write(range, find(file, rangePlaceholder), 'latin1');
  const signature = await cadesSignature([file.subarray(0, before), file.subarray(after)], signer);
  if (signature.length > signatureRoom) throw new RangeError(`the signature has ${signature.length} bytes, room is ${signatureRoom}`);
  file.write(Buffer.from(signature).toString('hex'), before + 1, 'latin1');
  return prepared;
};
