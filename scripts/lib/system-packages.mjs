import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { lastLines, run } from './run.mjs';
import { progressLine, say, SetupProblem } from './say.mjs';

/** What Electron itself links to; newer releases of Debian and Ubuntu added `t64` to some names. */
const electronLibraries = [
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libasound2', 'libasound2t64'],
  ['libgbm1'],
  ['libxss1'],
  ['libnotify4'],
];
const withoutDisplay = [['xvfb'], ['xauth']];
const compiler = [['gcc'], ['g++']];
/** Independent tools that the tests hold our letters against, the print system of the printing tests, and what makes clocks, disks and networks fail. */
const testTools = [
  'poppler-utils', 'qpdf', 'mupdf-tools', 'zbar-tools', 'zxing-cpp-tools', 'openssl', 'libnss3-tools',
  'python3-cbor2', 'cups', 'cups-client', 'cups-ipp-utils', 'faketime', 'fiu-utils', 'nftables',
].map((name) => [name]);
/** The server's larger database; its tests start one of their own. */
const postgres = ['postgresql-15', 'postgresql-16', 'postgresql-17'];
/** OpenStack Swift as a library: the tests start a store of theirs that speaks S3. Its daemons are packages of their own, and stay away. */
const objectStore = [['python3-swift']];
/** The browser that the public site is driven in: 113 MB to fetch. Ubuntu has it as a snap alone; there `DAFTAR_CHROMIUM` says where one is. */
const browser = [['chromium']];
const isDebian = () => existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));

/** Installs what is missing when it may, else stops with the one line to run. */
export async function ensureSystemPackages({ forTest, needsCompiler }) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const wanted = [
    ...electronLibraries,
    ...(forTest || !process.env.DISPLAY ? withoutDisplay : []),
    ...(needsCompiler ? compiler : []),
    ...(forTest ? [...testTools, postgres, ...objectStore, ...(isDebian() && !process.env.DAFTAR_CHROMIUM ? browser : [])] : []),
  ];
  const installed = installedAmong(wanted.flat());
  const missing = wanted.filter((alternatives) => !alternatives.some((name) => installed.has(name)));
  if (missing.length === 0) return;
  if (process.getuid() !== 0) {
    const names = missing.map(([name]) => name).join(' ');
    throw new SetupProblem(`Missing system packages. Run: sudo apt-get update && sudo apt-get install -y ${names}`);
  }
  await install(missing);
}

function installedAmong(names) {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names], { encoding: 'utf8' });
  const lines = stdout.split('\n').filter((line) => line.endsWith(' installed'));
  return new Set(lines.map((line) => line.split(' ')[0]));
}

async function install(missing) {
  say(`System packages: installing ${missing.map(([name]) => name).join(', ')}`);
  await apt('apt-get update', ['update', '-q']);
  const names = missing.map(availableName);
  await apt('apt-get install', ['install', '-q', '-y', '--no-install-recommends', ...names]);
}

/** The first of the alternative names that this release has. */
function availableName(alternatives) {
  const has = (name) => /^Package: /m.test(spawnSync('apt-cache', ['show', name], { encoding: 'utf8' }).stdout);
  return alternatives.find(has) ?? alternatives[0];
}

async function apt(label, args) {
  const line = progressLine(label);
  const { code, output } = await run('apt-get', args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    onLine: (text) => line.show(text.trim().slice(0, 70)),
  });
  line.end(code === 0 ? 'done' : 'failed');
  if (code !== 0) throw new SetupProblem(`apt-get ${args.join(' ')} failed.\n${lastLines(output)}`);
}
