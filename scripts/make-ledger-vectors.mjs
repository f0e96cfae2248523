/**
 * Writes the frozen vectors of the ledger to tests/vectors/ledger: events made with fixed keys, their exact bytes, hashes and
 * signatures, and a checkpoint. Once a version is out they never change; a new form of event gets new vectors beside them.
 * Run with Node 24: node scripts/make-ledger-vectors.mjs
 */
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { signCheckpoint } from '../main/core/ledger/checkpoint.ts';
import { encodeEnvelope } from '../main/core/ledger/event.ts';
import { MerkleTree } from '../main/core/ledger/merkle.ts';
import { plainBody } from '../main/core/ledger/plain-body.ts';
import { encodeSignedEvent, eventHash, signAsDesk, signAsOfficer } from '../main/core/ledger/signed-event.ts';

const hex = (bytes) => Buffer.from(bytes).toString('hex');
const bytes = (text) => new Uint8Array(Buffer.from(text, 'hex'));
const pkcs8OfEd25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

function key(secret) {
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8OfEd25519, Buffer.from(secret, 'hex')]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);
  return { privateKey, secret, publicKey: new Uint8Array(publicKey) };
}

const desk = key('11'.repeat(32));
const officer = key('22'.repeat(32));
const log = bytes('0102030405060708090a0b0c0d0e0f10');
const officerKeyId = new Uint8Array(createHash('sha256').update(officer.publicKey).digest().subarray(0, 8));
const file = '019a0000-0000-7000-8000-000000000001';
const actor = { post: '019a0000-0000-7000-8000-0000000000aa', person: '019a0000-0000-7000-8000-0000000000bb', acting: true, key: officerKeyId };
const wall = Date.UTC(2026, 10, 21, 9, 30);
const stamp = (counter) => new Uint8Array(Buffer.concat([Buffer.from(wall.toString(16).padStart(12, '0'), 'hex'), Buffer.from([counter >> 8, counter & 255])]));

const said = [
  { name: 'the first event of a log binds it to its key', type: 'desk.opened', body: { key: desk.publicKey, name: '' } },
  {
    name: 'an officer acts on a file, in three scripts and decomposed text',
    type: 'file.opened',
    file,
    officer: true,
    body: { number: '3-1/2026/Admin', subject: { hi: 'फ़ाइल', ur: 'کِتاب', en: 'Cafe\u0301' }, paragraphs: 0, read: true, previous: null },
  },
  {
    name: 'numbers of every width, nested lists, empty values',
    type: 'note.signed',
    file,
    officer: true,
    body: { list: [0, 23, 24, 255, 256, 65535, 65536, 4294967295, 4294967296, 9007199254740991, -1, -256], empty: { map: {}, list: [], text: '', bytes: new Uint8Array(0) } },
  },
  {
    name: 'attachments are named by hash, size, kind and name',
    type: 'letter.issued',
    file,
    officer: true,
    body: { id: '019a0000-0000-7000-8000-000000000002', z: 1, aa: 2, b: 3 },
    blobs: [{ hash: createHash('sha256').update('letter').digest(), size: 6, mime: 'application/pdf', name: 'letter.pdf' }],
  },
  { name: 'the desk acts by itself', type: 'copies.settled', body: { ids: ['019a0000-0000-7000-8000-000000000003'], state: 'printed' } },
];

const tree = new MerkleTree();
let prev = new Uint8Array(32);
let chain = new Uint8Array(32);
const events = said.map((one, position) => {
  const envelope = encodeEnvelope({
    version: 1,
    log,
    seq: position + 1,
    prev,
    type: one.type,
    typeVersion: 1,
    file: one.file ? { id: one.file, epoch: 1, previous: chain } : null,
    actor: one.officer ? actor : null,
    wall,
    hlc: stamp(position),
    body: plainBody(one.body),
    blobs: (one.blobs ?? []).map((blob) => ({ ...blob, hash: new Uint8Array(blob.hash) })),
    must: [],
    algorithm: 1,
  });
  const hash = eventHash(envelope);
  const deskSignature = signAsDesk(hash, desk.privateKey);
  const officerSignature = one.officer ? signAsOfficer(hash, officer.privateKey) : null;
  const stored = encodeSignedEvent({ envelope, deskSignature, officerSignature });
  prev = hash;
  if (one.file) chain = hash;
  tree.add(hash);
  return {
    name: one.name,
    type: one.type,
    seq: position + 1,
    envelope: hex(envelope),
    hash: hex(hash),
    deskSignature: hex(deskSignature),
    officerSignature: officerSignature && hex(officerSignature),
    stored: hex(stored),
    root: hex(tree.root()),
  };
});

const origin = `daftar/${hex(log)}`;
const note = signCheckpoint({ origin, size: tree.size, root: tree.root() }, desk.privateKey, desk.publicKey);
const named = ({ secret, publicKey }) => ({ secret, publicKey: hex(publicKey) });
const folder = new URL('../tests/vectors/ledger/', import.meta.url);
const write = (name, value) => writeFileSync(new URL(name, folder), `${JSON.stringify(value, null, 2)}\n`);
mkdirSync(folder, { recursive: true });
write('keys.json', { desk: named(desk), officer: { ...named(officer), id: hex(officerKeyId) } });
write('events.json', events);
write('checkpoint.json', { origin, size: tree.size, root: hex(tree.root()), note });
process.stdout.write(`${events.length} events\n`);
