const pointAt = 27;
const half = 32;

/**
 * The 33 bytes by which trust lists name a root (docs/seal-format.md, "Trust list"), from its P-256 SubjectPublicKeyInfo with an uncompressed point, by which lists of desks name it
 * (SEC 1, 2.3.3: 2 or 3 for an even or odd y, then x).
 */
export function compressedPoint(spki: Uint8Array): Uint8Array {
  const odd = (spki.at(-1) ?? 0) & 1;
  return Uint8Array.from([2 + odd, ...spki.subarray(pointAt, pointAt + half)]);
}

/** A page is asked for at a host, as the browser sent it, and under the id of an office or not. */
export type PlaceAsked = { readonly host: string; readonly office: string | null };

/**
 * Which office's lists belong to a page: that of the id in the path; else the one whose trust list names the host; else the only office that there is
 * (docs/decisions/0019-public-site.md). Null where that names none, or several.
 */
export function officeAt({ host, office }: PlaceAsked, offices: readonly { readonly office: string; readonly hosts: readonly string[] }[]): string | null {
  if (office !== null) return offices.some((one) => one.office === office) ? office : null;
  const named = offices.filter(({ hosts }) => hosts.some((official) => official.toLowerCase() === host.toLowerCase()));
  const [first, second] = named.length === 0 ? offices : named;
  return first && !second ? first.office : null;
}
