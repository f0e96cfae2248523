/** What the preload gives every page of the app; see `preload/office-bridge.ts`. */
declare global {
  var office: {
    readonly connect: () => void;
    readonly pathForFile: (file: File) => string;
    readonly startLanguage: () => string | null;
  };
}

export {};
