import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of the page in the forms in which it goes out; `br` and `gzip` where the build has packed it so. */
export type SiteFile = { readonly type: string; readonly etag: string; readonly plain: Buffer; readonly br: Buffer | null; readonly gzip: Buffer | null };

/** The built page that checks letters: all its files, in memory, by name; nothing else of the disk can be asked for. */
export type Site = { readonly files: ReadonlyMap<string, SiteFile>; readonly policy: string };

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', wasm: 'application/wasm', woff2: 'font/woff2',
};

/** Reads the files of a folder; rejects where the page is not there. */
export async function loadSite(folder: string): Promise<Site> {
  const names = await readdir(folder);
  const files = await Promise.all(names.flatMap((name) => (extensionOf(name) in types ? [load(folder, name)] : [])));
  const site = new Map(files);
  const page = site.get('index.html');
  if (!page) throw new Error(`no page in ${folder}`);
  return { files: site, policy: policyIn(page.plain.toString('utf8')) };
}

async function load(folder: string, name: string): Promise<readonly [string, SiteFile]> {
  const plain = await readFile(join(folder, name));
  const packed = async (ending: string) => (existsSync(join(folder, `${name}.${ending}`)) ? readFile(join(folder, `${name}.${ending}`)) : null);
  const etag = `"${createHash('sha256').update(plain).digest('hex').slice(0, 32)}"`;
  return [name, { type: types[extensionOf(name)] ?? '', etag, plain, br: await packed('br'), gzip: await packed('gz') }];
}

const extensionOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** The page brings its own policy; as a header it holds for every answer, and keeps the page out of frames. */
function policyIn(page: string): string {
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/u.exec(page) ?? [];
  if (policy === undefined) throw new Error('the page has no policy');
  return `${policy}; frame-ancestors 'none'`;
}
