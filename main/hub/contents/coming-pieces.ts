/** A piece of a content that is on its way: an object of its own, as objects can't grow. */
export type ComingPiece = { readonly name: string; readonly start: number; readonly end: number };

/** The largest content has ten digits. */
const digits = 10;
const written = /^(?<end>\d{10})-(?<start>\d{10})-[0-9a-f]{64}$/u;

const padded = (place: number): string => String(place).padStart(digits, '0');

/** How names of pieces begin that end at a place. */
export const endingAt = (place: number): string => `${padded(place)}-`;

/**
 * A piece by where it ends, where it starts, and its own SHA-256: two servers that are brought the same piece at once write the same object, and none is ever written over by another, so that what a desk
 * was told is here stays here.
 */
export const pieceName = (start: number, end: number, hash: string): string => `${endingAt(end)}${padded(start)}-${hash}`;

/** The pieces that lead from the beginning to a place, or as far as they lead; null where they don't lead there. Pieces of several lengths may lie across each other. */
export function piecesTo(names: readonly string[], place?: number): { readonly end: number; readonly pieces: readonly ComingPiece[] } | null {
  const endings = new Map<number, ComingPiece>();
  let furthest = 0;
  for (const name of names.toSorted()) {
    const { start: from, end: to } = written.exec(name)?.groups ?? {};
    const [start, end] = [Number(from), Number(to)];
    if (!(end > start) || (start !== 0 && !endings.has(start)) || endings.has(end)) continue;
    endings.set(end, { name, start, end });
    furthest = Math.max(furthest, end);
  }
  const end = place ?? furthest;
  const pieces: ComingPiece[] = [];
  for (let at = end; at > 0; ) {
    const piece = endings.get(at);
    if (!piece) return null;
    pieces.unshift(piece);
    at = piece.start;
  }
  return { end, pieces };
}
