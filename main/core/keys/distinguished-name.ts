import { oid, printable, sequence, setOf, utf8, type Der } from './der.ts';

/** The name in a certificate, in any script. `country` is the two-letter code, such as PK or IN. */
export type DistinguishedName = {
  readonly commonName: string;
  readonly organization?: string;
  readonly unit?: string;
  readonly country?: string;
};

/** RFC 5280 upper bound of a common, organization or unit name, in characters. */
const nameBound = 64;

const shortened = (text: string): string => {
  const characters = Array.from(text.normalize('NFC').trim());
  return characters.length <= nameBound ? characters.join('') : `${characters.slice(0, nameBound - 1).join('')}…`;
};

const attribute = (type: string, value: Der): Der => setOf(sequence(oid(type), value));

/**
 * The X.501 name, from the widest part to the narrowest, in UTF8String.
 * A name over 64 characters is cut with an ellipsis, as readers refuse longer ones; the trust list carries it whole.
 */
export const distinguishedName = (name: DistinguishedName): Der => {
  const parts: Der[] = [];
  if (name.country !== undefined) parts.push(attribute('2.5.4.6', printable(name.country)));
  if (name.organization !== undefined) parts.push(attribute('2.5.4.10', utf8(shortened(name.organization))));
  if (name.unit !== undefined) parts.push(attribute('2.5.4.11', utf8(shortened(name.unit))));
  parts.push(attribute('2.5.4.3', utf8(shortened(name.commonName))));
  return sequence(...parts);
};
