export type Random = {
    /** A whole number from 0 up to, but not, `limit`. */
    readonly below: (limit: number) => number;
    readonly one: <Value>(values: readonly Value[]) => Value;
};
/** The same numbers for the same seed (xorshift, 32 bits), so that a failing run can be had again. */
export declare function seededRandom(seed: number): Random;
