/** Where the programs of the threads beside the core lie: for long work, for the bytes of part files, for reading many events. */
export type ThreadPrograms = { readonly work: URL; readonly disk: URL; readonly events: URL };

/** Of a bundle they lie in one folder. */
export function bundledThreads(folder: URL): ThreadPrograms {
  const program = (name: string) => new URL(`${name}.js`, folder);
  return { work: program('thread'), disk: program('disk-thread'), events: program('event-thread') };
}
