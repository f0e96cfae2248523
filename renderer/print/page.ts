/**
 * Runs in every document that is printed: says when fonts and images are there, and puts a picture (an SVG source) into each
 * image that is named.
 */
type Fill = { readonly slots: Readonly<Record<string, string>> };

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const [port] = event.ports;
  if (event.source !== window || event.origin !== window.location.origin || event.data !== 'page' || port === undefined) return;
  port.addEventListener('message', (message: MessageEvent<Fill>) => void answer(port, 'filled', () => fill(message.data.slots)));
  port.start();
  void answer(port, 'ready', settle);
});
window.office.connect();

async function answer(port: MessagePort, state: 'ready' | 'filled', work: () => Promise<void>): Promise<void> {
  try {
    await work();
    port.postMessage({ state });
  } catch (problem) {
    port.postMessage({ state: 'failed', detail: String(problem).slice(0, 300) });
  }
}

/** Fonts are asked for by the layout, so it is made first. */
async function settle(): Promise<void> {
  document.body.getBoundingClientRect();
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => decoded(image)));
}

async function fill(slots: Fill['slots']): Promise<void> {
  await Promise.all(
    Object.entries(slots).map(([id, svg]) => {
      const image = document.getElementById(id);
      if (!(image instanceof HTMLImageElement)) throw new Error(`there is no image ${id}`);
      image.src = `data:image/svg+xml;base64,${base64(svg)}`;
      return image.decode();
    }),
  );
}

/** An image without a source is a slot that is not filled yet. */
function decoded(image: HTMLImageElement): Promise<void> {
  return image.getAttribute('src') ? image.decode() : Promise.resolve();
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
