import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { Core } from '../../main/core/core.ts';
import { openDesk } from '../../main/core/open-desk.ts';
import { displayIsMissing, startVirtualDisplay } from '../../main/layout-client/virtual-display.ts';
import { argumentsOfApp, emptyApp, emptyWindow, environment, start, type Started } from './app-start.ts';
import { summary, totalMemory, treeMemory } from './measure.ts';
import { openLists } from './office-lists.ts';
import { rawTimes } from './raw-sqlite.ts';
import { answered, framesWhileScrolling, longestBlock, openedBy, pressed, watchBlocking, watchSaving } from './window-measures.ts';

/** Starts of the app, receipts of the office, and its data folder if it is there already (it is copied). */
const runs = Number(process.argv[2] ?? 5);
const receipts = Number(process.argv[3] ?? 60_000);
const given = process.argv[4];
const folder = mkdtempSync(join(tmpdir(), 'daftar-bench-office-'));
const assistantPin = '482915';
const importBytes = 200 * 1024 * 1024;
const savings = 40;
/** Six digits take a person longer than this; it is no time of the program. */
const typingMs = 700;

const number = z.number();
const numbers = z.array(z.number());
const queryTable = z.object({ queries: z.array(z.object({ query: z.string().optional() })) });

type Times = ReadonlyMap<string, number>;
type Run = { readonly signInShown: number; readonly afterPin: number; readonly opened: Times; readonly again: Times; readonly memory: number };

function office(): string {
  const place = join(folder, 'office');
  if (given) {
    cpSync(given, place, { recursive: true });
    return place;
  }
  const began = Date.now();
  const cli = spawnSync(process.execPath, ['scripts/daftar.mjs', 'demo', '--data', place, '--scale', 'office', '--receipts', String(receipts), '--json'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (cli.status !== 0) throw new Error('The office could not be made');
  process.stderr.write(`The office stands after ${Math.round((Date.now() - began) / 1000)} s\n`);
  return place;
}

/** The first start asks for the language; a desk of five years has long chosen one. */
async function speakEnglish(data: string): Promise<void> {
  const { desk, close } = await openDesk({ folder: data, resources: new URL('../../resources', import.meta.url).pathname, version: 'bench', nativeBinding: process.env['DAFTAR_SQLITE_BINDING'] });
  const core = new Core(desk, (entry) => process.stderr.write(`${entry.message}\n`));
  await core.call(core.caller(), 'system.setPreferences', { language: 'en' });
  close();
}

/** From the start to the PIN field, and from Enter on the PIN to what waits on the desk. */
async function signIn(data: string): Promise<Started & Pick<Run, 'signInShown' | 'afterPin'>> {
  const started = await start([...argumentsOfApp, `--data=${data}`]);
  const { page, spawnedAt } = started;
  const shownAt = await page.shownAt('[data-testid="sign-in-button"]');
  await choosePerson(started);
  await page.type(assistantPin);
  await new Promise((resolve) => setTimeout(resolve, typingMs));
  await page.shownAt('[data-testid="sign-in-button"]:not([disabled])');
  const enteredAt = Date.now();
  await page.press('Enter');
  const rowsAt = await page.shownAt('[data-testid="register-row"]');
  return { ...started, signInShown: shownAt - spawnedAt, afterPin: rowsAt - enteredAt };
}

async function choosePerson({ page }: Started): Promise<void> {
  await page.evaluate(`[...document.querySelectorAll('[data-testid="person"]')].find((person) => person.textContent.includes('Assistant, Administration')).click()`);
  await page.evaluate(`document.querySelector('[data-testid="pin"]').focus()`);
}

const measured = async (page: Started['page'], expression: string) => number.parse(await page.evaluate(expression));

async function oneRun(data: string): Promise<Run> {
  const { page, signInShown, afterPin, pid, end } = await signIn(data);
  const opened = await openLists(page);
  const again = await openLists(page);
  await new Promise((resolve) => setTimeout(resolve, 4000));
  const memory = totalMemory(treeMemory(pid));
  await end();
  return { signInShown, afterPin, opened, again, memory };
}

async function searches(page: Started['page']): Promise<{ readonly texts: readonly string[]; readonly ms: readonly number[] }> {
  const { queries } = queryTable.parse(JSON.parse(readFileSync(new URL('../vectors/search/queries.json', import.meta.url), 'utf8')));
  const texts = queries.flatMap(({ query }) => query ?? []);
  await page.press('KeyF', true);
  await page.shownAt('[data-testid="search-screen"]');
  const ms: number[] = [];
  for (const text of texts) ms.push(await measured(page, answered(text)));
  return { texts, ms };
}

async function saveReceipts(page: Started['page']): Promise<number[]> {
  await page.evaluate(`document.querySelector('[data-testid="area-dak"]').click()`);
  await page.shownAt('[data-testid="diarise"]');
  await page.evaluate(`document.querySelector('[data-testid="diarise"]').click()`);
  await page.shownAt('[data-testid="new-receipt"]');
  const taken: number[] = [];
  for (let paper = 0; paper < savings; paper += 1) {
    for (const [field, text] of [['sender-organisation', `Office ${paper}`], ['receipt-subject', `Paper ${paper} of the benchmark`]]) {
      await page.evaluate(`document.querySelector('[data-testid="${field}"]').focus()`);
      await page.type(text ?? '');
    }
    await page.evaluate(watchSaving(`return document.querySelector('[data-testid="given"]')?.getAttribute('data-number')`));
    await page.press('Enter', true);
    taken.push(await measured(page, 'window.savingTook'));
  }
  return taken;
}

async function saveNotes(page: Started['page']): Promise<number[]> {
  await page.evaluate(`document.querySelector('[data-testid="area-inbox"]').click()`);
  await page.shownAt('[data-testid="files-inbox"] [data-testid="register-row"]');
  await page.evaluate(`document.querySelector('[data-testid="files-inbox"] [data-testid="register-row"]').click()`);
  await page.shownAt('[data-testid="write-note"]');
  const taken: number[] = [];
  for (let note = 0; note < savings; note += 1) {
    await page.evaluate(`document.querySelector('[data-testid="write-note"]').click()`);
    await page.shownAt('[data-testid="note-editor"] [contenteditable="true"], [data-testid="note-editor"][contenteditable="true"]');
    await page.evaluate(`document.querySelector('[data-testid="note-editor"] [contenteditable="true"], [data-testid="note-editor"][contenteditable="true"]').focus()`);
    await page.type(`Note ${note}: the papers were examined and are in order.`);
    await page.shownAt('[data-testid="confirm-note"]:not([disabled])');
    await page.evaluate(watchSaving(`return document.querySelectorAll('[data-testid="green-note"]').length`));
    await page.evaluate(`document.querySelector('[data-testid="confirm-note"]').click()`);
    taken.push(await measured(page, 'window.savingTook'));
  }
  return taken;
}

/** The page's longest block while a large scan comes in. */
async function importLarge(page: Started['page']): Promise<{ readonly blockMs: number; readonly seconds: number }> {
  const scan = join(folder, 'large.pdf');
  writeLargePdf(scan);
  await page.evaluate(`document.querySelector('[data-testid="area-dak"]').click()`);
  await page.shownAt('[data-testid="diarise"]');
  await page.evaluate(`document.querySelector('[data-testid="diarise"]').click()`);
  await page.shownAt('[data-testid="new-receipt"] input[type="file"]');
  await page.evaluate(watchBlocking);
  const began = Date.now();
  await page.chooseFiles('[data-testid="new-receipt"] input[type="file"]', [scan]);
  await page.shownAt('[data-testid="staged-scan"]');
  const seconds = Math.round((Date.now() - began) / 100) / 10;
  return { blockMs: Math.round(await measured(page, longestBlock)), seconds };
}

/** One page with one picture of noise, uncompressed: about 200 MB. */
function writeLargePdf(path: string): void {
  const side = 14_400;
  const data = Buffer.alloc(Math.min(side * side, importBytes - 4096), 0x7f);
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const places: number[] = [];
  const add = (text: string | Buffer) => {
    parts.push(Buffer.isBuffer(text) ? text : Buffer.from(text));
  };
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  const object = (id: number, ...body: (string | Buffer)[]) => {
    places[id] = length();
    [`${id} 0 obj\n`, ...body, '\nendobj\n'].forEach(add);
  };
  object(1, '<< /Type /Catalog /Pages 2 0 R >>');
  object(2, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>');
  object(3, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>');
  object(4, `<< /Length ${data.length} >>\nstream\n`, data, '\nendstream');
  const table = length();
  add(`xref\n0 5\n0000000000 65535 f \n${[1, 2, 3, 4].map((id) => `${String(places[id]).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  writeFileSync(path, Buffer.concat(parts));
}

const ratio = (one: number, other: number) => Math.round((one / other) * 100) / 100;

/** Each list with its median and p95 over the runs. */
function perList(all: readonly Times[]): Readonly<Record<string, ReturnType<typeof summary>>> {
  const names = [...(all[0]?.keys() ?? [])];
  return Object.fromEntries(names.map((name) => [name, summary(all.flatMap((times) => times.get(name) ?? []))]));
}

function slowestOf(lists: ReturnType<typeof perList>): string {
  const [name, { median } = { median: 0 }] = Object.entries(lists).toSorted(([, left], [, right]) => right.median - left.median)[0] ?? [''];
  return `${name}: ${median}`;
}


async function main(): Promise<void> {
  const data = office();
  await speakEnglish(data);
  const place = emptyApp(folder);
  const empty: number[] = [];
  const all: Run[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const bare = await emptyWindow(place, join(folder, `empty-${run}`));
    const whole = await oneRun(data);
    process.stderr.write(`${run === 0 ? 'warming up' : `run ${run}`}: empty ${bare} ms, sign-in ${whole.signInShown} ms, after the PIN ${whole.afterPin} ms, memory ${whole.memory} MiB\n`);
    if (run === 0) continue;
    empty.push(bare);
    all.push(whole);
  }
  const { page, end } = await signIn(data);
  await page.evaluate(openedBy(pressed('[data-testid="area-dak"]'), '[data-testid="dak"] [data-testid="register-row"]'));
  const frames = numbers.parse(await page.evaluate(framesWhileScrolling('[data-testid="dak"] .register-scroll', 300)));
  const found = await searches(page);
  const receiptTimes = await saveReceipts(page);
  const noteTimes = await saveNotes(page);
  const imported = await importLarge(page);
  await end();
  const emptyElectronWindow = summary(empty);
  const signInShown = summary(all.map((run) => run.signInShown));
  const afterPin = summary(all.map((run) => run.afterPin));
  const firstOpening = perList(all.map(({ opened }) => opened));
  const nextOpening = perList(all.map(({ again }) => again));
  const result = {
    receipts,
    runs,
    unit: 'ms',
    emptyElectronWindow,
    signInShown,
    afterPin,
    signInBesideEmpty: ratio(signInShown.median, emptyElectronWindow.median),
    bothBesideEmpty: ratio(signInShown.median + afterPin.median, emptyElectronWindow.median),
    slowestFirstOpening: slowestOf(firstOpening),
    slowestNextOpening: slowestOf(nextOpening),
    firstOpening,
    nextOpening,
    frames: { ...summary(frames), longest: Math.round(Math.max(...frames)) },
    search: summary(found.ms),
    saveReceipt: summary(receiptTimes),
    saveNote: summary(noteTimes),
    import200Mb: imported,
    idleMemoryMiB: summary(all.map((run) => run.memory)).median,
    rawSqlite: rawTimes(join(data, 'daftar.sqlite'), found.texts),
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

const display = displayIsMissing() ? await startVirtualDisplay() : undefined;
if (display) environment['DISPLAY'] = display.display;
try {
  if (given && !existsSync(given)) throw new Error(`${given} is not there`);
  await main();
} finally {
  display?.stop();
  rmSync(folder, { recursive: true, force: true });
}
