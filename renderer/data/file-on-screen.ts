export type FileOnScreen = { readonly id: string; readonly number: string };

let shown: FileOnScreen | undefined;

/** The file that lies open; search begins in it. Returns how to say that it was closed. */
export function showsFile(file: FileOnScreen): () => void {
  shown = file;
  return () => {
    if (shown === file) shown = undefined;
  };
}

export const fileOnScreen = (): FileOnScreen | undefined => shown;
