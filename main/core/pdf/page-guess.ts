/** Guesses how many pages a document will have from documents like it that were printed before. Lengths are in characters of HTML. */
export type PageGuess = {
  readonly guess: (length: number) => number;
  readonly learn: (length: number, pages: number) => void;
};

const mostRemembered = 64;
/** Documents are alike when their lengths differ by less than one part in so many. */
const likeness = 50;

/** A guess that knows nothing yet: one page, as most letters have. */
export const createPageGuess = (): PageGuess => {
  const known: { readonly length: number; readonly pages: number }[] = [];
  return {
    guess: (length) => {
      const alike = known.filter((seen) => Math.abs(seen.length - length) * likeness < length);
      const nearest = alike.toSorted((left, right) => Math.abs(left.length - length) - Math.abs(right.length - length))[0];
      return nearest?.pages ?? 1;
    },
    learn: (length, pages) => {
      known.unshift({ length, pages });
      known.splice(mostRemembered);
    },
  };
};
