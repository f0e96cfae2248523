/**
 * A client of Actual's sync server, for `npm run bench -- sync`: `actual.mjs FOLDER COUNT...` starts the server in the folder, sends each count of messages in one request, as Actual does, to a budget of its
 * own, and prints a line an answer: milliseconds, or the status that refused it; then how long one more message takes on the first. Where its packages lie stands in BENCH_PEERS.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(`${process.env.BENCH_PEERS}/`);
const { create, MessageEnvelopeSchema, MessageSchema, SyncRequestSchema, Timestamp, toBinary } = await import(pathToFileURL(require.resolve('@actual-app/crdt')));
const [folder, ...counts] = process.argv.slice(2);

const port = await freePort();
const base = `http://127.0.0.1:${port}`;
mkdirSync(folder, { recursive: true });
const program = require.resolve('@actual-app/sync-server/package.json').replace('package.json', 'build/bin/actual-server.js');
const server = spawn(process.execPath, [program], {
  cwd: folder,
  env: { ...process.env, ACTUAL_DATA_DIR: folder, ACTUAL_PORT: String(port), ACTUAL_HOSTNAME: '127.0.0.1', NODE_ENV: 'production' },
  stdio: 'ignore',
});

try {
  const token = await signIn();
  const budgets = [];
  for (const count of counts.map(Number)) {
    const budget = await newBudget(token);
    budgets.push(budget);
    tell({ count, ...(await bring(token, budget, requestOf(budget, count))) });
  }
  tell({ count: 1, ...(await bring(token, budgets[0], requestOf(budgets[0], 1))) });
} finally {
  if (server.exitCode === null) {
    const ended = once(server, 'exit');
    server.kill();
    await ended;
  }
}

function tell(answer) {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

async function signIn() {
  for (let tries = 0; ; tries += 1) {
    try {
      const answer = await fetch(`${base}/account/bootstrap`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ password: 'bench' }) });
      const { data } = await answer.json();
      return data.token;
    } catch (problem) {
      if (tries === 200) throw problem;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function newBudget(token) {
  const file = crypto.randomUUID();
  const headers = { 'x-actual-token': token, 'x-actual-file-id': file, 'x-actual-name': 'bench', 'x-actual-format': '2', 'content-type': 'application/encrypted-file' };
  const answer = await fetch(`${base}/sync/upload-user-file`, { method: 'POST', headers, body: new Uint8Array(8) });
  const { groupId } = await answer.json();
  return { file, group: groupId, written: 0 };
}

/** As many changes of one column as there are notings, each as long as one with its names and signatures. */
function requestOf(budget, count) {
  const messages = Array.from({ length: count }, () => {
    budget.written += 1;
    const content = toBinary(MessageSchema, create(MessageSchema, { dataset: 'notings', row: crypto.randomUUID(), column: 'text', value: `S:${crypto.randomUUID().repeat(11)}` }));
    const timestamp = new Timestamp(Date.now(), budget.written % 65_536, '0123456789abcdef').toString();
    return create(MessageEnvelopeSchema, { timestamp, isEncrypted: false, content });
  });
  const since = new Timestamp(Date.now(), 65_535, 'ffffffffffffffff').toString();
  return toBinary(SyncRequestSchema, create(SyncRequestSchema, { messages, fileId: budget.file, groupId: budget.group, keyId: '', since }));
}

async function bring(token, { file }, body) {
  const began = performance.now();
  const answer = await fetch(`${base}/sync/sync`, { method: 'POST', headers: { 'x-actual-token': token, 'x-actual-file-id': file, 'content-type': 'application/actual-sync' }, body });
  await answer.arrayBuffer();
  return { ms: Math.round(performance.now() - began), status: answer.status, bytes: body.length };
}

async function freePort() {
  const waiting = createServer();
  await new Promise((resolve) => waiting.listen(0, '127.0.0.1', resolve));
  const { port: free } = waiting.address();
  await new Promise((resolve) => waiting.close(resolve));
  return free;
}
