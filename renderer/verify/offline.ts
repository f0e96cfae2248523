/**
 * Asks the browser to keep the page for use without network; resolves when all of it is kept. False for a page from a file, which needs none, and where
 * the browser keeps nothing, as on a plain-http host of the office network.
 */
export const keepForOffline = async (): Promise<boolean> => {
  if (!location.protocol.startsWith('http') || !('serviceWorker' in navigator)) return false;
  try {
    await navigator.serviceWorker.register('./offline-worker.js');
    await navigator.serviceWorker.ready;
    return true;
  } catch {
    return false;
  }
};

/** Whether all of the page is on this device already: a page from a file, and any visit after the first. */
export const isKept = (): boolean => !location.protocol.startsWith('http') || ('serviceWorker' in navigator && navigator.serviceWorker.controller !== null);
