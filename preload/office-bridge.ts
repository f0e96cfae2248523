/** Everything that the preload gives a page, as `window.office`. */
export type OfficeBridge = {
  /**
   * Asks for the window's two ports, once the page listens. Each comes as a `message` event of the window whose data is
   * `core` or `shell`; after a restart of the core a new `core` port comes the same way.
   */
  readonly connect: () => void;
  /** The path of a file that was dropped on the window or chosen in it. */
  readonly pathForFile: (file: File) => string;
  /** The language of the last sitting (`en`, `ur`, `hi`), known before the core answers; null on the first start. */
  readonly startLanguage: () => string | null;
};
