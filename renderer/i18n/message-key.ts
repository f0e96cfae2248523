import type { english } from './catalog-en.ts';

type Areas = typeof english;

/** `area.key` of every message in the English catalogue; a misspelt key is a compile error. */
export type MessageKey = { [Area in keyof Areas & string]: `${Area}.${keyof Areas[Area] & string}` }[keyof Areas & string];
