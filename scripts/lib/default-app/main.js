/**
 * Stands in for the default app of a stock Electron: `electron [-r MODULE] APP_FOLDER [arguments]`
 * loads the app in APP_FOLDER.
 */
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

process.defaultApp = true;
const { modules, folder } = readArguments(process.argv.slice(1));
const require = createRequire(join(folder, 'package.json'));
modules.forEach((module) => require(module));

const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setName(description.productName ?? description.name);
app.setVersion(description.version);
app.setAppPath(folder);
await import(pathToFileURL(resolve(folder, description.main)).href);

function readArguments(list) {
  const modules = [];
  for (let at = 0; at < list.length; at += 1) {
    if (list[at] === '-r' || list[at] === '--require') modules.push(list[(at += 1)]);
    else if (!list[at].startsWith('-')) return { modules, folder: resolve(list[at]) };
  }
  process.stderr.write('usage: electron [-r MODULE] APP_FOLDER [arguments]\n');
  process.exit(2);
}
