/** Paper of a printed page: A4 upright, or a size of its own (envelope labels). */
export type PageSize = 'A4' | { readonly widthMm: number; readonly heightMm: number };

export type PrintOptions = {
  /** SVG source by the id of the `<img>` that shows it; filled before the page is printed. */
  readonly slots?: Readonly<Record<string, string>>;
  /** Chromium's footer template: HTML with its own inline style, repeated on every page. */
  readonly footer?: string;
  readonly size?: PageSize;
};

/** A document that is laid out and may be printed again with other slots. */
export type LaidOutPage = {
  readonly print: (options: PrintOptions) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
};

/**
 * Lays out HTML as Chromium does and prints it to PDF. `open` resolves once fonts and images are there.
 * Rejects with `layoutFailed` when the document does not load, `layoutUnavailable` when no Chromium can
 * be had.
 */
export type LayoutPort = {
  readonly open: (html: string) => Promise<LaidOutPage>;
  /** Ends what was started for laying out; nothing may be opened afterwards. */
  readonly end: () => Promise<void>;
};
