/**
 * PouchDB as another answer to the same question, for `npm run bench -- sync`: `server FOLDER` serves a database over HTTP and prints its port; `desk FOLDER URL` keeps notes and brings them
 * there, a command a line on standard input, an answer a line. Where its packages lie stands in BENCH_PEERS.
 */
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(`${process.env.BENCH_PEERS}/`);
const PouchDB = require('pouchdb');
const [role, folder, url] = process.argv.slice(2);

const tell = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);

function serve() {
  const app = require('express')();
  const Databases = PouchDB.defaults({ prefix: `${folder}/` });
  app.use('/', require('express-pouchdb')(Databases, { mode: 'minimumForPouchDB', configPath: `${folder}/config.json`, logPath: `${folder}/log.txt` }));
  const server = app.listen(0, '127.0.0.1', () => tell({ port: server.address().port }));
  // Node's own five seconds would cut connections of a thin line between two questions.
  server.keepAliveTimeout = 150_000;
  server.headersTimeout = 160_000;
}

/** Documents of about what a noting says beside its text. */
function documentOf(text, at) {
  const id = crypto.randomUUID();
  return { _id: `${String(at).padStart(8, '0')}-${id}`, type: 'noting', file: crypto.randomUUID(), post: crypto.randomUUID(), person: crypto.randomUUID(), paragraph: at, wall: Date.now(), text };
}

async function keep() {
  const here = new PouchDB(`${folder}/desk`);
  const there = new PouchDB(url);
  let written = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    const { texts, bring } = JSON.parse(line);
    if (texts) await here.bulkDocs(texts.map((text) => documentOf(text, (written += 1))));
    const began = performance.now();
    if (bring) await here.replicate.to(there);
    tell({ ms: performance.now() - began, documents: (await here.info()).doc_count });
  }
}

await (role === 'server' ? serve() : keep());
