/** Builds the bundles that are stale, of those named or of all; returns the names of those that had to be built. */
export function build(only?: readonly string[]): Promise<string[]>;
