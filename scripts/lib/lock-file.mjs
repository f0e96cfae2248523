/**
 * A registry that does not carry the packages of other platforms makes npm leave them out of the lock
 * file, and `npm ci` then calls the lock file incomplete. Their entries follow from their names.
 */
const operatingSystems = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32', 'aix'];
const processors = {
  x64: 'x64', arm64: 'arm64', arm: 'arm', ia32: 'ia32', riscv64: 'riscv64', s390x: 's390x', ppc64: 'ppc64', ppc64le: 'ppc64', loong64: 'loong64',
};

/** The optional packages that some locked package names and the lock file lacks: `[{path, entry}]`. */
export function missingOptionalPackages(lock) {
  const found = new Map();
  for (const [dependent, { optionalDependencies, dev }] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(optionalDependencies ?? {})) {
      if (isLocked(lock, dependent, name)) continue;
      found.set(`node_modules/${name}`, entryFor(name, range, dev));
    }
  }
  return [...found].map(([path, entry]) => ({ path, entry }));
}

/** The lock file with these entries, its packages in npm's order. */
export function completed(lock) {
  const added = missingOptionalPackages(lock).map(({ path, entry }) => [path, entry]);
  const packages = [...Object.entries(lock.packages), ...added].sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lock, packages: Object.fromEntries(packages) };
}

function isLocked(lock, dependent, name) {
  for (let folder = dependent; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (lock.packages[path]) return true;
    if (folder === '') return false;
  }
}

function entryFor(name, range, dev) {
  const words = name.split('/').at(-1).split('-');
  return { version: range.replace(/^[\^~]/, ''), ...(dev ? { dev: true } : {}), optional: true, ...platformOf(name, words) };
}

/** npm's `os`, `cpu` and `libc` from the words of a name such as `canvas-linux-x64-musl`. */
function platformOf(name, words) {
  if (words.includes('wasm32')) return { cpu: ['wasm32'] };
  const os = operatingSystems.find((system) => words.includes(system));
  const cpu = words.map((word) => processors[word]).find(Boolean);
  const libc = os === 'linux' && { musl: 'musl', gnu: 'glibc' }[words.at(-1)];
  if (!os) throw new Error(`${name} is optional, but its name does not say for which platform`);
  return { ...(cpu ? { cpu: [cpu] } : {}), ...(libc ? { libc: [libc] } : {}), os: [os] };
}
