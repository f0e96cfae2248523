/**
 * What nobody types on purpose and what can make a line read as something else: control characters, marks that turn the direction of
 * all that follows (Unicode TR 9: embeddings, overrides, isolates), byte order marks and line separators. The joiners that Urdu and
 * Hindi are written with and the two plain direction marks stay.
 */
const harmful = /(?![\t\n])\p{Cc}|[\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/gu;

/** A text of several lines without what harms; half characters become the replacement character. */
export function tameText(text: string): string {
  return wellFormed(text).replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll(harmful, '');
}

/** One line: what separates lines or columns becomes a space. */
export function tameLine(text: string): string {
  return wellFormed(text).replaceAll(/[\r\n\t\u2028\u2029]+/gu, ' ').replaceAll(harmful, '');
}

/** `String.prototype.toWellFormed`, which older runtimes of windows lack. */
function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}
