/** What Chromium is asked for one printed page set. */
export type PrintOptions = {
  /** Ids of `<img>` elements and the SVG each one shows. */
  readonly slots?: Readonly<Record<string, string>>;
  /** HTML that Chromium repeats at the foot of every page. */
  readonly footer?: string;
};

/** A document that stands laid out in the hidden window until it is closed. */
export type LaidOutPage = {
  readonly print: (options: PrintOptions) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
};

/** The one thing the core needs of a browser: pages of text as PDF. The shell provides it, or a print server beside plain Node. */
export type LayoutPort = { readonly open: (html: string) => Promise<LaidOutPage> };
