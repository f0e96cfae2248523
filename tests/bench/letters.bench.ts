import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Core } from '../../main/core/core.ts';
import { openDesk } from '../../main/core/open-desk.ts';
import type { LayoutPort } from '../../main/core/letters/layout-port.ts';
import { createLayoutClient, layoutClientOptions } from '../../main/layout-client/layout-client.ts';
import { medianMemory, summary, timed, totalMemory, treeMemory, type Memory } from './measure.ts';

/** Letters issued; each is also printed bare, in turns, so that both meet the same machine. */
const letters = Number(process.argv[2] ?? 500);
const resources = new URL('../../resources', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'daftar-bench-'));
const layout = createLayoutClient(layoutClientOptions());

/** Remembers the last page that was laid out, so that exactly this page can be printed bare. */
const last: { html: string; footer: string } = { html: '', footer: '' };
const watching: LayoutPort = {
  open: async (html) => {
    last.html = html;
    const page = await layout.open(html);
    return {
      print: (options) => {
        last.footer = options.footer ?? '';
        return page.print(options);
      },
      close: page.close,
    };
  },
  end: layout.end,
};

async function barePrint(): Promise<void> {
  const page = await layout.open(last.html);
  await page.print({ footer: last.footer });
  await page.close();
}

async function main(): Promise<void> {
  const { desk, close } = await openDesk({
    folder,
    resources,
    version: 'bench',
    layout: watching,
    nativeBinding: process.env['DAFTAR_SQLITE_BINDING'],
    scryptCost: { n: 1024, r: 8, p: 1 },
  });
  const core = new Core(desk, (entry) => process.stderr.write(`${entry.message}\n`));
  const caller = core.caller();
  const ask = async (name: string, input: object): Promise<unknown> => {
    const { result } = await core.call(caller, name, input);
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
    return result.value;
  };
  await ask('office.openDemo', { country: 'pk' });
  const officer = desk.store.first(
    desk.store.build.selectFrom('post').innerJoin('charge', 'charge.post_id', 'post.id').select(['post.id as post', 'person_id']).where('post.code', '=', 'SO(Admin)'),
  );
  const pin = '593026';
  await ask('session.signIn', { personId: officer?.person_id, pin });
  const file = await ask('files.open', { subject: 'Benchmark', heads: { head: '1' }, classification: 'normal' });
  const fileId = idOf(file);
  const whole: number[] = [];
  const bare: number[] = [];
  const memory: Record<string, Memory> = {};
  const samples: Memory[] = [];
  for (let letter = 1; letter <= letters; letter += 1) {
    const letterId = idOf(await ask('letters.create', { fileId, draft: draftFor(letter, officer?.post ?? '') }));
    whole.push(await timed(() => ask('letters.approve', { letterId, pin })));
    bare.push(await timed(barePrint));
    if (isSampled(letter)) {
      globalThis.gc?.();
      samples.push(treeMemory(process.pid));
    }
    if (letter === 50 || letter === letters) memory[`atLetter${letter}`] = medianMemory(samples.splice(0));
    if (letter % 100 === 0) process.stderr.write(`${letter} letters\n`);
  }
  close();
  const pipeline = summary(whole);
  const reference = summary(bare);
  const growth = totalMemory(memory[`atLetter${letters}`] ?? {}) - totalMemory(memory['atLetter50'] ?? {});
  const result = {
    letters,
    unit: 'ms',
    pipeline,
    barePrintToPdf: reference,
    ratioOfMedians: Math.round((pipeline.median / reference.median) * 100) / 100,
    memoryMiB: { ...memory, growth: Math.round(growth * 10) / 10 },
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

/** Memory goes up and down with each process's own garbage collection: the last twenty letters before each mark are looked at. */
function isSampled(letter: number): boolean {
  return (letter > 30 && letter <= 50) || letter > letters - 20;
}

function idOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : '';
}

function draftFor(letter: number, signatoryPostId: string): object {
  const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
  return {
    form: 'letter',
    languages: ['ur'],
    subject: { ur: `مراسلت کی ڈیجیٹل توثیق، شمار ${letter}` },
    to: [{ name: `متعلقہ افسر نمبر ${letter}`, address: 'نمائشی شہر' }],
    copyTo: [{ name: 'ریکارڈ روم' }],
    body: {
      ur: {
        type: 'doc',
        content: Array.from({ length: 5 }, () =>
          paragraph('تمام سرکاری خطوط، نوٹسز اور مراسلات پر ایک منفرد کیو آر کوڈ درج ہوگا جس کی تصدیق کوئی بھی فرد یا ادارہ کسی بھی مقام سے کر سکے گا۔'),
        ),
      },
    },
    enclosures: [],
    signatoryPostId,
  };
}

try {
  await main();
} finally {
  await layout.end();
  rmSync(folder, { recursive: true, force: true });
}
