/** Bytes that travel inside the page: a data block holds them as Base64. Null when there is none or it is empty. */
export const embeddedBytes = (id: string): Uint8Array<ArrayBuffer> | null => {
  const text = document.getElementById(id)?.textContent.trim() ?? '';
  if (text === '') return null;
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
};

/** A file beside the page on its own server; null for a page from a file, and where there is no such file. */
export const neighbourBytes = async (name: string): Promise<Uint8Array<ArrayBuffer> | null> => {
  if (!location.protocol.startsWith('http')) return null;
  try {
    const response = await fetch(new URL(name, document.baseURI), { cache: 'no-cache', referrerPolicy: 'no-referrer' });
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  } catch {
    return null;
  }
};
