import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { background, freePort, until } from './bench-tools.ts';

const answered = z.object({ total: z.object({ outBytesTotal: z.int() }), connections: z.record(z.string(), z.object({ connected: z.boolean() })) });
const apiKey = 'bench';

type Place = { readonly name: string; readonly home: string; readonly folder: string; readonly id: string; readonly listens: number; readonly api: number };

async function place(root: string, name: string): Promise<Place> {
  const home = join(root, `${name}-home`);
  const folder = join(root, `${name}-files`);
  mkdirSync(join(folder, '.stfolder'), { recursive: true });
  execFileSync('syncthing', ['generate', `--home=${home}`, '--no-default-folder'], { stdio: 'ignore' });
  const id = execFileSync('syncthing', [`--home=${home}`, '--device-id'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  return { name, home, folder, id, listens: await freePort(), api: await freePort() };
}

/** Loopback only: no announcing, no relays, no watching of the folder; normal priority of the process. */
function configuration(self: Place, other: Place): string {
  const device = ({ id, name, listens }: Place) => `<device id="${id}" name="${name}" compression="metadata"><address>tcp://127.0.0.1:${listens}</address></device>`;
  const off = ['globalAnnounceEnabled', 'localAnnounceEnabled', 'relaysEnabled', 'startBrowser', 'natEnabled', 'crashReportingEnabled', 'setLowPriority'].map((name) => `<${name}>false</${name}>`);
  return `<configuration version="36">
<folder id="bench" label="bench" path="${self.folder}" type="sendreceive" rescanIntervalS="3600" fsWatcherEnabled="false"><device id="${self.id}"/><device id="${other.id}"/></folder>
${device(self)}${device(other)}
<gui enabled="true" tls="false"><address>127.0.0.1:${self.api}</address><apikey>${apiKey}</apikey></gui>
<options><listenAddress>tcp://127.0.0.1:${self.listens}</listenAddress>${off.join('')}<urAccepted>-1</urAccepted><autoUpgradeIntervalH>0</autoUpgradeIntervalH><reconnectionIntervalS>1</reconnectionIntervalS></options>
</configuration>`;
}

const start = ({ home }: Place) => background('syncthing', ['serve', `--home=${home}`, '--no-browser', '--no-restart', '--no-upgrade'], { ...process.env, STNOUPGRADE: '1' });
const call = (to: Place, method: string, path: string) => fetch(`http://127.0.0.1:${to.api}${path}`, { method, headers: { 'X-API-Key': apiKey } });

async function connections(at: Place) {
  return answered.parse(await (await call(at, 'GET', '/rest/system/connections')).json());
}

/** Two instances on loopback with homes of their own, connected; files written to the first come to the second by a forced scan. */
export async function startSyncthing(root: string) {
  const [here, there] = [await place(root, 'here'), await place(root, 'there')];
  writeFileSync(join(here.home, 'config.xml'), configuration(here, there));
  writeFileSync(join(there.home, 'config.xml'), configuration(there, here));
  const first = start(here);
  let second = start(there);
  const met = () => until(() => connections(here).then((all) => all.connections[there.id]?.connected === true, () => false), 60);
  await met();
  const scan = (sub: string) => call(here, 'POST', `/rest/db/scan?folder=bench&sub=${encodeURIComponent(sub)}`);
  await scan('');
  const arrived = (name: string) => existsSync(join(there.folder, name));
  const write = (name: string, files: readonly Uint8Array[]) => {
    mkdirSync(join(here.folder, name));
    files.forEach((bytes, at) => writeFileSync(join(here.folder, name, String(at)), bytes));
  };
  const timed = async (name: string, files: readonly Uint8Array[]) => {
    write(name, files);
    const began = performance.now();
    void scan(name);
    await until(() => arrived(name) && readdirSync(join(there.folder, name)).filter((entry) => !entry.startsWith('.')).length === files.length);
    return performance.now() - began;
  };
  return {
    version: execFileSync('syncthing', ['--version'], { encoding: 'utf8' }).split(' ')[1] ?? '',
    timed,
    /** Bytes sent beyond the content when the second instance is killed at that part of it. */
    sentAgain: async (bytes: Uint8Array, part: number) => {
      const before = (await connections(here)).total.outBytesTotal;
      write('killed', [bytes]);
      void scan('killed');
      const partly = join(there.folder, 'killed', '.syncthing.0.tmp');
      await until(() => existsSync(partly) && statSync(partly).blocks * 512 >= part * bytes.length);
      await second.kill();
      second = start(there);
      await met();
      await until(() => arrived('killed/0'));
      if (!readFileSync(join(there.folder, 'killed', '0')).equals(bytes)) throw new Error('the file differs');
      return (await connections(here)).total.outBytesTotal - before - bytes.length;
    },
    stop: () => Promise.all([first.kill(), second.kill()]),
  };
}
