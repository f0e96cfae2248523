/** Completes package-lock.json after a dependency was added through a registry that lacks other platforms' packages. */
import { readFileSync, writeFileSync } from 'node:fs';
import { completed, missingOptionalPackages } from './lib/lock-file.mjs';
import { inRoot } from './lib/paths.mjs';
import { say } from './lib/say.mjs';

const path = inRoot('package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));
const missing = missingOptionalPackages(lock);
if (missing.length > 0) writeFileSync(path, `${JSON.stringify(completed(lock), null, 2)}\n`);
say(`package-lock.json: ${missing.length} entries added`);
