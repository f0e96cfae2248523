/**
 * Writes the golden vectors of the seal to tests/vectors/seal: fixed keys, signed lists, 30 letters that must be
 * accepted and 60 that must not. Expected verdicts are written here by hand, never taken from the program.
 * Run with Node 24: node scripts/make-seal-vectors.mjs
 */
import { bytesToHex } from '@noble/hashes/utils.js';
import { mkdirSync, writeFileSync } from 'node:fs';
import { bads } from './seal-vectors/bad.mjs';
import { goods } from './seal-vectors/good.mjs';
import { keys, secrets, statusLists, trustList } from './seal-vectors/material.mjs';

const folder = new URL('../tests/vectors/seal/', import.meta.url);
const write = (name, value) => writeFileSync(new URL(name, folder), `${JSON.stringify(value, null, 2)}\n`);
mkdirSync(folder, { recursive: true });
write('keys.json', Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, { secret: bytesToHex(secrets[name]), publicKey: bytesToHex(key.publicKey), kid: bytesToHex(key.kid) }])));
write('lists.json', { trustList: bytesToHex(trustList), statusLists: Object.fromEntries(Object.entries(statusLists).map(([name, list]) => [name, bytesToHex(list)])) });
write('good.json', goods);
write('bad.json', bads);
process.stdout.write(`${goods.length} good, ${bads.length} bad\n`);
