import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceFiles, type SourceFile } from '../support/source-files.ts';

const product = sourceFiles(['main', 'preload', 'renderer']);
const everything = sourceFiles(['main', 'preload', 'renderer', 'tests'], { tests: true });

type Rule = { readonly title: string; readonly pattern: RegExp; readonly allowedIn?: RegExp };

/** Section by section: what may stand in one place only, and what may stand nowhere. */
const rules: readonly Rule[] = [
  { title: 'ipcMain is used by the bridge only', pattern: /\bipcMain\b/, allowedIn: /^main\/bridge\// },
  { title: 'utilityProcess is used by the bridge only', pattern: /\butilityProcess\b/, allowedIn: /^main\/bridge\// },
  { title: 'ipcRenderer is used by the preload only', pattern: /\bipcRenderer\b/, allowedIn: /^preload\/index\.ts$/ },
  { title: 'links and files are opened in one place', pattern: /\bopenExternal\(|\bopenPath\(/, allowedIn: /^main\/security\/written-files\.ts$/ },
  { title: 'switches are appended in one place', pattern: /\bappendSwitch\b|\bappendArgument\b/, allowedIn: /^main\/security\/switches\.ts$/ },
  { title: 'dialogs are opened by the shell only', pattern: /\bdialog\.show/, allowedIn: /^main\/shell\/(dialogs|crash-guard)\.ts$/ },
  { title: 'windows are made in two places', pattern: /new BrowserWindow\(/, allowedIn: /^main\/shell\/(windows|printing\/layout-pages)\.ts$/ },
  { title: 'no Node integration is spoken of', pattern: /nodeIntegration/ },
  { title: 'web security is never touched', pattern: /\bwebSecurity\b|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures/ },
  { title: 'there is no webview', pattern: /<webview|webviewTag|allowpopups/ },
  { title: 'bad certificates are never accepted', pattern: /certificate-error|setCertificateVerifyProc|ignore-certificate/ },
  { title: 'the TLS library hands its judgement to the list of desks in one place', pattern: /rejectUnauthorized/, allowedIn: /^main\/core\/lan\/transport\/tls\.ts$/ },
  { title: 'no text becomes code or markup', pattern: /\beval\(|new Function\(|\.innerHTML\b|\.outerHTML\b|dangerouslySetInnerHTML|executeJavaScript|insertAdjacentHTML|document\.write/ },
  { title: 'ids and secrets never come from Math.random', pattern: /Math\.random/ },
  { title: 'nothing is fetched without TLS', pattern: /['"`]http:\/\/(?!www\.w3\.org\/|ns\.adobe\.com\/|purl\.org\/|www\.aiim\.org\/)/ },
  { title: 'the sandbox is never switched off in what is shipped', pattern: /['"]--no-sandbox['"]/, allowedIn: /^main\/layout-client\// },
  { title: 'there is no dynamic code loading by a computed name', pattern: /\bimport\(\s*[^'"\s]/ },
];

/** Where a type can't be followed by the compiler: a table looked up by name, Electron's addition to `process`, a cache of statements. */
const assertionsAllowedIn: readonly string[] = ['main/cli/desk-at.ts', 'main/core/core.ts', 'main/core/process.ts', 'main/core/db/store.ts'];

describe('the source', () => {
  it.each(rules)('$title', ({ pattern, allowedIn }) => {
    expect(linesWith(product, pattern).filter(({ path }) => !allowedIn?.test(path)).map(said)).toEqual([]);
  });

  it('suppresses no check and leaves nothing to do', () => {
    const marks = new RegExp(['ox' + 'lint-disable', 'es' + 'lint-disable', '@ts-' + '(ignore|expect-error|nocheck)', 'TO' + 'DO', 'FIX' + 'ME'].join('|'));
    expect(linesWith(everything, marks).map(said)).toEqual([]);
  });

  it('asserts no type but const', () => {
    const assertion = /[\w)\]}] as (?!const\b)[A-Za-z_$][\w.$]*(<[^;]*>)?(\[\])?\s*[;,)\]}&|]/;
    const found = linesWith(product, assertion).filter(({ line }) => !/^\s*(import|export|\*|\/\/|\/\*)|['"`].* as .*['"`]| as [\w$]+[,}]/.test(line));
    expect(found.filter(({ path }) => !assertionsAllowedIn.includes(path)).map(said)).toEqual([]);
  });

  it('has kebab-case file names', () => {
    expect(product.map(({ path }) => basename(path)).filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.tsx?$/.test(name))).toEqual([]);
  });
});

function linesWith(files: readonly SourceFile[], pattern: RegExp): { path: string; number: number; line: string }[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, at) => (pattern.test(line) ? [{ path, number: at + 1, line: line.trim() }] : [])),
  );
}

const said = ({ path, number, line }: { path: string; number: number; line: string }) => `${path}:${number} ${line.slice(0, 100)}`;
