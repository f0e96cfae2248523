/** What an office puts into its own copy of the page that checks letters. */
export type VerifierContent = { readonly trustList: Uint8Array; readonly statusLists?: Uint8Array };

const base64 = (bytes: Uint8Array): string => {
  let characters = '';
  for (const byte of bytes) characters += String.fromCharCode(byte);
  return btoa(characters);
};

const filled = (page: string, id: string, bytes: Uint8Array): string => {
  const block = new RegExp(`(<script type="application/octet-stream" id="${id}">)[A-Za-z0-9+/=\\s]*(</script>)`, 'u');
  if (!block.test(page)) throw new TypeError(`The page has no place for ${id}`);
  return page.replace(block, (_, open: string, close: string) => open + base64(bytes) + close);
};

/**
 * Puts an office's signed lists into the built page, which then checks its letters from a stick, without network.
 * The program in the page stays byte for byte the same, so its policy's hashes still hold. Throws a TypeError when the
 * text is not that page.
 */
export const verifierFile = (page: string, { trustList, statusLists }: VerifierContent): string => {
  const withTrust = filled(page, 'trust-list', trustList);
  return statusLists === undefined ? withTrust : filled(withTrust, 'status-lists', statusLists);
};
