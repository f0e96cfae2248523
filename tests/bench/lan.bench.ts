import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { twoDesks, type DeskProcess } from './lan-desks.ts';
import { summary } from './measure.ts';

const folder = mkdtempSync(join(tmpdir(), 'daftar-bench-lan-'));
const smallBytes = 10 * 1024;
const largeBytes = 200 * 1024 * 1024;
const kill = 0.6;

async function rounds(count: number, work: () => Promise<number>): Promise<number[]> {
  const samples: number[] = [];
  for (let round = 0; round < count; round += 1) samples.push(await work());
  return samples;
}

/** Bytes that the first desk sends beyond the content when the second is killed in the middle. */
async function sentAgain(office: ReturnType<typeof twoDesks>, first: DeskProcess, second: DeskProcess): Promise<{ readonly bytes: number; readonly second: DeskProcess }> {
  const { bytes: before } = await first.ask({ do: 'sent' });
  const whole = first.ask({ do: 'many', count: 1, size: largeBytes });
  for (;;) {
    const { bytes } = await first.ask({ do: 'sent' });
    if (bytes - before >= kill * largeBytes) break;
  }
  await second.kill();
  const again = await office.startSecond(first.port);
  await whole;
  const { bytes } = await first.ask({ do: 'sent' });
  return { bytes: bytes - before - largeBytes, second: again };
}

async function ours() {
  const office = twoDesks(folder);
  const first = await office.startFirst();
  const connected = first.meets();
  const second = await office.startSecond(first.port);
  await connected;
  await rounds(5, async () => (await first.ask({ do: 'small', size: smallBytes })).ms);
  process.stderr.write('small\n');
  const small = await rounds(100, async () => (await first.ask({ do: 'small', size: smallBytes })).ms);
  process.stderr.write(`large ${JSON.stringify(summary(small))}\n`);
  const large = await rounds(3, async () => (await first.ask({ do: 'many', count: 1, size: largeBytes })).ms);
  process.stderr.write(`many ${JSON.stringify(large)}\n`);
  const many = await rounds(3, async () => (await first.ask({ do: 'many', count: 1000, size: smallBytes })).ms);
  process.stderr.write(`again ${JSON.stringify(many)}\n`);
  const again = await sentAgain(office, first, second);
  await Promise.all([first.stop(), again.second.stop()]);
  return { small: summary(small), large: summary(large), many: summary(many), sentAgainBytes: again.bytes };
}

try {
  process.stdout.write(`${JSON.stringify({ unit: 'ms', ours: await ours() })}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
