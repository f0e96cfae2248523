/**
 * Runs in the hidden window that prints: shows one document after another, says when its fonts and images are there, and puts
 * a picture (an SVG source) into each image that is named.
 */
type Order = { readonly show: string } | { readonly slots: Readonly<Record<string, string>> };

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const [port] = event.ports;
  if (event.source !== window || event.origin !== window.location.origin || event.data !== 'page' || port === undefined) return;
  port.addEventListener('message', ({ data }: MessageEvent<Order>) => {
    if ('show' in data) void answer(port, 'ready', () => show(data.show));
    else void answer(port, 'filled', () => fill(data.slots));
  });
  port.start();
});
office.connect();

/** Exchanges the whole content. The text is parsed apart from this document, where no script of it ever runs. */
async function show(html: string): Promise<void> {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  copyAttributes(parsed.documentElement, document.documentElement);
  copyAttributes(parsed.body, document.body);
  document.title = parsed.title;
  await useStyleSheets([...parsed.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].map((link) => link.getAttribute('href') ?? ''));
  document.body.replaceChildren(...[...parsed.body.childNodes].map((node) => document.importNode(node, true)));
  await settle();
}

function copyAttributes(from: Element, to: Element): void {
  for (const name of to.getAttributeNames()) to.removeAttribute(name);
  for (const name of from.getAttributeNames()) to.setAttribute(name, from.getAttribute(name) ?? '');
}

/** Sheets that the document before had as well stay, with the fonts they brought. */
async function useStyleSheets(wanted: readonly string[]): Promise<void> {
  const present = [...document.head.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')];
  if (present.map((link) => link.getAttribute('href')).join(' ') === wanted.join(' ')) return;
  const links = wanted.map((href) => present.find((link) => link.getAttribute('href') === href) ?? newSheet(href));
  const loading = links.filter((link) => !present.includes(link)).map(loaded);
  present.filter((link) => !links.includes(link)).forEach((link) => link.remove());
  links.forEach((link) => document.head.append(link));
  await Promise.all(loading);
}

function newSheet(href: string): HTMLLinkElement {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.setAttribute('href', href);
  return link;
}

function loaded(link: HTMLLinkElement): Promise<void> {
  return new Promise((resolve, reject) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => reject(new Error(`style sheet ${link.href} did not load`)));
  });
}

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

async function fill(slots: Readonly<Record<string, string>>): Promise<void> {
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
