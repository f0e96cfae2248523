import { existsSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { inRoot } from './paths.mjs';
import { writeFonts } from './fonts.mjs';

const whatExists = (entries) => Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(path)));

/** The oldest runtimes the code must run on: the Node and the Chromium of Electron 33. */
const oldestNode = 'node20.18';
const oldestChromium = 'chrome130';

const external = ['electron'];

const shared = { configFile: false, logLevel: 'warn', envDir: false, clearScreen: false };

/** The Vite configuration of each bundle. */
export const viteConfigs = { main: mainConfig, preload: preloadConfig, print: printConfig, renderer: rendererConfig };

/** Fonts, served beside the windows and the printed documents under `/fonts/`. */
const publicFolder = inRoot('out', 'public');

function mainConfig() {
  const input = whatExists({
    index: inRoot('main', 'index.ts'),
    'core-process': inRoot('main', 'core', 'process.ts'),
    thread: inRoot('main', 'core', 'jobs', 'thread.ts'),
    'disk-thread': inRoot('main', 'core', 'blobs', 'transfer', 'disk-thread.ts'),
    'event-thread': inRoot('main', 'core', 'ledger', 'event-thread.ts'),
    cli: inRoot('main', 'cli', 'index.ts'),
  });
  return {
    ...shared,
    root: inRoot('main'),
    publicDir: false,
    ssr: { noExternal: true, external, target: 'node' },
    build: {
      ssr: true,
      target: oldestNode,
      outDir: inRoot('out', 'main'),
      emptyOutDir: true,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input,
        external,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  };
}

/** A sandboxed preload is one CommonJS file. */
function preloadConfig() {
  return {
    ...shared,
    root: inRoot('preload'),
    publicDir: false,
    ssr: { noExternal: true, external, target: 'node' },
    build: {
      ssr: true,
      target: oldestNode,
      outDir: inRoot('out', 'preload'),
      emptyOutDir: true,
      minify: true,
      sourcemap: true,
      rolldownOptions: {
        input: whatExists({ index: inRoot('preload', 'index.ts') }),
        external,
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  };
}

function rendererConfig() {
  return {
    ...shared,
    root: inRoot('renderer'),
    base: '/',
    publicDir: publicFolder,
    plugins: [react()],
    build: {
      target: oldestChromium,
      outDir: inRoot('out', 'renderer'),
      emptyOutDir: true,
      minify: true,
      copyPublicDir: false,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: whatExists({
          index: inRoot('renderer', 'index.html'),
        }),
      },
    },
  };
}

/** The script of printed documents; they name it, so its address is fixed. */
function printConfig() {
  writeFonts(publicFolder);
  return {
    ...shared,
    root: inRoot('renderer', 'print'),
    publicDir: false,
    build: {
      target: oldestChromium,
      outDir: inRoot('out', 'print'),
      emptyOutDir: true,
      minify: true,
      modulePreload: false,
      rolldownOptions: {
        input: whatExists({ page: inRoot('renderer', 'print', 'page.ts') }),
        output: { entryFileNames: '[name].js' },
      },
    },
  };
}
