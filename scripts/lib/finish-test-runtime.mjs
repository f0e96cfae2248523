import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { join } from 'node:path';
import { inRoot } from './paths.mjs';

const folder = process.argv[2];

// The carrier's own V8 snapshot was left behind, so the stock one must be used; Playwright drives an
// Electron through its inspector.
await flipFuses(join(folder, 'electron'), {
  version: FuseVersion.V1,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: true,
});
await createPackage(inRoot('scripts', 'lib', 'default-app'), join(folder, 'resources', 'default_app.asar'));
