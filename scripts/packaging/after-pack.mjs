import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../lib/paths.mjs';
import { flipAllFuses } from './fuses.mjs';

const architectures = ['ia32', 'x64', 'armv7l', 'arm64', 'universal'];

/** Called by electron-builder when the app is unpacked in `appOutDir`, before any installer is made of it. */
export default async function afterPack({ appOutDir, electronPlatformName, arch, packager }) {
  const resources = packager.getResourcesDir(appOutDir);
  mkdirSync(join(resources, 'native'), { recursive: true });
  copyFileSync(bindingFor(electronPlatformName, architectures[arch]), join(resources, 'native', 'better_sqlite3.node'));
  rmSync(join(resources, 'default_app.asar'), { force: true });
  const names = { win32: `${packager.appInfo.productFilename}.exe`, linux: packager.executableName };
  await flipAllFuses(join(appOutDir, names[electronPlatformName]), { forTests: process.env.DAFTAR_PACKAGE_FOR_TESTS === '1' });
}

/** The published binding of the target, unless the runtime at hand needs its own. */
function bindingFor(platform, arch) {
  return process.env.DAFTAR_PACKAGED_BINDING ?? inRoot('node_modules', 'better-sqlite3', 'prebuilds', `${platform}-${arch}.node`);
}
