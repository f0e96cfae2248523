/**
 * Builds the public page that checks letters, into out/verify: `site/` for a web server and `verify.html`, one
 * file that works from a stick. Both hold the same program. `verifierFile` of main/core/seal puts an office's lists in.
 */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { say } from './lib/say.mjs';
import { continueUnderPinnedNode } from './lib/under-node-24.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'renderer', 'verify');
const target = join(root, 'out', 'verify');
const decoder = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');

const sha256 = (content) => createHash('sha256').update(content).digest();

/** Bundles the page: `inline` into one script and one style sheet with the fonts in it; else what is not needed at first goes into scripts of its own. */
async function bundle(inline) {
  const { build } = await import('vite');
  const result = await build({
    root: source,
    base: './',
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: ['chrome97', 'firefox113', 'safari16.4'],
      minify: true,
      cssCodeSplit: false,
      assetsInlineLimit: inline ? Number.MAX_SAFE_INTEGER : 0,
      modulePreload: false,
      rolldownOptions: {
        input: join(source, 'main.ts'),
        output: { ...(inline ? { codeSplitting: false } : {}), entryFileNames: 'verify.js', chunkFileNames: '[name].js', assetFileNames: '[name][extname]' },
      },
    },
  });
  const { output } = Array.isArray(result) ? result[0] : result;
  const script = output.find(({ isEntry }) => isEntry).code;
  const later = output.filter(({ type, isEntry }) => type === 'chunk' && !isEntry);
  const files = output.filter(({ type }) => type === 'asset');
  const style = files.find(({ fileName }) => fileName.endsWith('.css')).source;
  return { script: script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--'), style: String(style), files, later };
}

const fill = (values) =>
  Object.entries(values).reduce(
    (page, [name, value]) => page.replace(`%${name}%`, () => value),
    readFileSync(join(source, 'page.html'), 'utf8'),
  );

const policy = (sources) =>
  ["default-src 'none'", ...Object.entries(sources).map(([name, value]) => `${name} ${value}`), "base-uri 'none'", "form-action 'none'"].join('; ');

/** The same program gives the same name, whoever builds it. */
const buildName = ({ script, style }) => sha256(script + style).toString('hex').slice(0, 12);

async function buildSite(build) {
  const { script, style, files, later } = await bundle(false);
  const folder = join(target, 'site');
  mkdirSync(folder, { recursive: true });
  for (const { fileName, source: content } of files) writeFileSync(join(folder, fileName), fileName.endsWith('.css') ? style : content);
  writeFileSync(join(folder, 'verify.js'), script);
  for (const { fileName, code } of later) writeFileSync(join(folder, fileName), code);
  cpSync(decoder, join(folder, 'decoder.wasm'));
  const styleName = files.find(({ fileName }) => fileName.endsWith('.css')).fileName;
  const page = fill({
    POLICY: policy({ 'script-src': "'self' 'wasm-unsafe-eval'", 'style-src': "'self'", 'font-src': "'self'", 'connect-src': "'self'", 'img-src': 'blob:', 'worker-src': "'self'" }),
    BUILD: build,
    STYLE: `<link rel="stylesheet" href="./${styleName}" />`,
    DECODER: '',
    SCRIPT: '<script type="module" src="./verify.js"></script>',
  });
  writeFileSync(join(folder, 'index.html'), page);
  const kept = ['./', 'verify.js', 'decoder.wasm', ...later.map(({ fileName }) => fileName), ...files.map(({ fileName }) => fileName)];
  const worker = readFileSync(join(source, 'offline-worker.js'), 'utf8')
    .replace('/* %FILES% */ []', JSON.stringify(kept))
    .replace('%BUILD%', build);
  writeFileSync(join(folder, 'offline-worker.js'), worker);
  for (const name of readdirSync(folder).filter((file) => !file.endsWith('.woff2'))) pack(join(folder, name));
}

/** Beside the file, as a web server sends it: fonts are packed already. The best packing of the decoder would take eight seconds for a tenth less. */
function pack(file) {
  const content = readFileSync(file);
  const quality = content.length > 500_000 ? 9 : 11;
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }));
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
}

/** Gives the name of the build, which the site has too: both are made of the same sources. */
async function buildSingleFile() {
  const { script, style } = await bundle(true);
  const build = buildName({ script, style });
  const hashOf = (content) => `'sha256-${sha256(content).toString('base64')}'`;
  const page = fill({
    POLICY: policy({ 'script-src': `${hashOf(script)} 'wasm-unsafe-eval'`, 'style-src': hashOf(style), 'font-src': 'data:', 'img-src': 'blob:' }),
    BUILD: build,
    STYLE: `<style>${style}</style>`,
    DECODER: readFileSync(decoder).toString('base64'),
    SCRIPT: `<script type="module">${script}</script>`,
  });
  writeFileSync(join(target, 'verify.html'), page);
  return build;
}

/** Builds both forms. */
export async function buildVerify() {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const started = Date.now();
  await buildSite(await buildSingleFile());
  say(`Built verify in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  continueUnderPinnedNode();
  await buildVerify();
}
