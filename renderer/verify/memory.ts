/** What this browser remembers between visits: language, and how new the lists were. Nothing about letters. */

const prefix = 'daftar-verify.';

/** Null where nothing is stored or the browser keeps nothing, as in a private window. */
export const recall = (name: string): string | null => {
  try {
    return localStorage.getItem(prefix + name);
  } catch {
    return null;
  }
};

/** Says whether it could be kept. */
export const remember = (name: string, value: string): boolean => {
  try {
    localStorage.setItem(prefix + name, value);
    return true;
  } catch {
    return false;
  }
};

/** The highest sequence of a list seen so far. */
export const knownSequence = (list: string): number => {
  const sequence = Number(recall(`sequence.${list}`) ?? '0');
  return Number.isSafeInteger(sequence) && sequence > 0 ? sequence : 0;
};

/** Remembers a sequence, so that an older list is refused next time. */
export const rememberSequence = (list: string, sequence: number): boolean => remember(`sequence.${list}`, String(sequence));
