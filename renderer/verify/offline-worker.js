/** Keeps the page for use without network. The names of the files and of the build are filled in when it is built. */
const files = /* %FILES% */ [];
const cacheName = 'daftar-verify-%BUILD%';

const keep = async (request, response) => {
  if (response.ok) await (await caches.open(cacheName)).put(request, response.clone());
  return response;
};

/** Lists come from the network while there is one; the page itself always from what was kept. */
const answer = async (request) => {
  const kept = await caches.match(request, { ignoreSearch: true });
  if (kept !== undefined && !request.url.endsWith('.cbor')) return kept;
  try {
    const response = await fetch(request);
    // A server that is overloaded, or a login page in its place, takes no list away.
    return response.ok || kept === undefined ? await keep(request, response) : kept;
  } catch {
    return kept ?? Response.error();
  }
};

const forgetOlder = async () => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name)));
  await self.clients.claim();
};

/** The first visit has to be enough: the page, and the lists if the server has them. */
const install = async () => {
  const cache = await caches.open(cacheName);
  await cache.addAll(files);
  await Promise.allSettled(['./trust-list.cbor', './status-lists.cbor'].map((list) => cache.add(list)));
  await self.skipWaiting();
};

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(forgetOlder()));
self.addEventListener('fetch', (event) => {
  if (event.request.method === 'GET') event.respondWith(answer(event.request));
});
