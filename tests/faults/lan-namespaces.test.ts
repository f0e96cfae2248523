import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { certifyDesk, datesFor } from '../../main/core/lan/certificates/desk-certificate.ts';
import { admitDesks, sampleOffice, type SampleDesk, type SampleOffice } from '../../main/core/lan/office.fixture.ts';
import { entriesFrom } from '../../main/core/lan/roster/roster.ts';
import { checkout } from '../support/source-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'daftar-lan-'));
const tag = `dl${process.pid % 100_000}`;
const names = [`${tag}a`, `${tag}b`] as const;
const children: ChildProcess[] = [];
const ip = (...words: string[]) => execFileSync('ip', words, { stdio: 'pipe' });

/** Two network namespaces with a cable between them; null where this machine or user may not make any. */
function makeCable(): { readonly pull: () => void; readonly plug: () => void } | null {
  const [left, right] = names;
  try {
    for (const name of names) ip('netns', 'add', name);
    ip('link', 'add', left, 'netns', left, 'type', 'veth', 'peer', 'name', right, 'netns', right);
    const plug = () => names.forEach((name, at) => {
      ip('-n', name, 'link', 'set', name, 'up');
      ip('-n', name, 'addr', 'replace', `10.77.0.${at + 1}/24`, 'broadcast', '10.77.0.255', 'dev', name);
      ip('-n', name, 'route', 'replace', 'default', 'dev', name);
    });
    plug();
    return { plug, pull: () => void ip('-n', left, 'link', 'set', left, 'down') };
  } catch {
    return dropCable();
  }
}

/** Takes away what there is of the namespaces. */
function dropCable(): null {
  for (const name of names) spawnSync('ip', ['netns', 'del', name]);
  return null;
}

const cable = makeCable();
afterAll(() => {
  children.forEach((child) => child.kill('SIGKILL'));
  if (cable) dropCable();
  rmSync(folder, { recursive: true });
});

const said = z.looseObject({ started: z.boolean().optional(), met: z.string().optional(), answered: z.boolean().optional(), left: z.string().optional(), end: z.string().optional() });

type Place = { readonly office: SampleOffice; readonly desk: SampleDesk; readonly road: 'mdns' | 'beacon'; readonly at: 0 | 1; readonly beaconPort: number };

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** A desk in its namespace, or on loopback. */
function startChild({ office, desk, road, at, beaconPort }: Place) {
  const path = join(folder, `${desk.id.slice(0, 12)}.json`);
  writeFileSync(path, JSON.stringify({
    office: office.roster.office, root: base64(office.roster.root), roster: entriesFrom(office.roster, 1).map(base64), signing: base64(desk.keys.signing),
    tls: desk.tls.export({ type: 'pkcs8', format: 'pem' }), certificate: base64(certifyDesk(desk.keys.tls, datesFor(Date.now(), 0), office.certifier)),
    road, beaconPort, targets: cable ? null : ['127.255.255.255'],
  }));
  const script = join(checkout, 'tests/faults/lan-desk-child.ts');
  const child = cable ? spawn('ip', ['netns', 'exec', names[at], process.execPath, script, path]) : spawn(process.execPath, [script, path]);
  children.push(child);
  child.stderr.pipe(process.stderr);
  const lines: z.infer<typeof said>[] = [];
  let look: () => void = () => undefined;
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(said.parse(JSON.parse(line)));
    look();
  });
  const until = (holds: (line: z.infer<typeof said>) => boolean) =>
    new Promise<z.infer<typeof said>>((resolve) => {
      look = () => {
        const found = lines.find(holds);
        if (!found) return;
        lines.splice(0, lines.indexOf(found) + 1);
        resolve(found);
      };
      look();
    });
  return { child, until };
}

async function twoDesks(road: 'mdns' | 'beacon', beaconPort: number) {
  const office = sampleOffice();
  const [one, two] = admitDesks(office, 2);
  if (!one || !two) throw new Error('two desks');
  const first = startChild({ office, desk: one, road, at: 0, beaconPort });
  const second = startChild({ office, desk: two, road, at: 1, beaconPort });
  const begun = performance.now();
  const met = await Promise.all([first.until(({ met: desk }) => desk === two.id), second.until(({ met: desk }) => desk === one.id)]);
  return { first, second, one, two, met, after: performance.now() - begun };
}

describe(`two desks with nothing but a network between them (${cable ? 'network namespaces' : 'loopback: namespaces can not be made here'})`, () => {
  it.each(['mdns', 'beacon'] as const)('find each other by %s alone and answer each other', async (road) => {
    const { first, second, met, after } = await twoDesks(road, 45_817);
    expect(met.map(({ answered }) => answered)).toEqual([true, true]);
    process.stdout.write(`${road}: met after ${after.toFixed(0)} ms\n`);
    first.child.kill('SIGKILL');
    second.child.kill('SIGKILL');
  });

  it('notice a pulled cable by silence, and come together by themselves when it is back', async () => {
    const { first, second, one, two } = await twoDesks('beacon', 45_818);
    const began = performance.now();
    if (cable) cable.pull();
    else second.child.kill('SIGSTOP');
    await first.until(({ left }) => left === two.id);
    const noticed = performance.now() - began;
    const back = performance.now();
    if (cable) cable.plug();
    else second.child.kill('SIGCONT');
    const again = await Promise.all([first.until(({ met }) => met === two.id), second.until(({ met }) => met === one.id)]);
    expect(again.map(({ answered }) => answered)).toEqual([true, true]);
    process.stdout.write(`a pulled cable was noticed after ${(noticed / 1_000).toFixed(1)} s, and the desks met ${((performance.now() - back) / 1_000).toFixed(1)} s after it was back\n`);
  });
});
