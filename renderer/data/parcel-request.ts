const listeners = new Set<() => void>();

/** Asks for a parcel that somebody brings, from wherever one is. */
export function requestReadParcel(): void {
  listeners.forEach((listener) => listener());
}

export function onReadParcelRequest(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
