/** What the preload puts on the window: nothing else of the desktop reaches a page. */
declare const office: {
  /** Asks for the window's two ports; they come as `message` events whose data is `core` or `shell`. */
  readonly connect: () => void;
  readonly pathForFile: (file: File) => string;
  readonly startLanguage: () => string | null;
};
