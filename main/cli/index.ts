import { parseArgs } from 'node:util';
import { toRefusal } from '../core/db/open-database.ts';
import { Refusal } from '../core/refusal.ts';
import { commands } from './commands.ts';
import { sentenceOf, tell } from './surroundings.ts';

const usage = `daftar COMMAND [options] [--json]

  demo        --data DIR [--country pk|in] [--scale desk|office]  make a demo office in an empty folder; with --scale office
              [--receipts N] [--years N] [--texts DIR]        ten posts and, unless said otherwise, 60000 receipts of five years
  letter      --data DIR --as POST --pin PIN --input FILE --out PDF
  verify      PDF|IMAGE|URL|DIGITS --trust FILE [--status FILE] [--letter FILE]
  cancel      --data DIR --as POST --pin PIN --number N --reason TEXT
  status-list --data DIR --out FILE                           signed list of what is in force
  trust-list  --data DIR --out FILE                           keys of the office, signed by its root
  verifier    --data DIR --out FILE                           the public page as one file, for a USB stick
  keys        --data DIR                                      sealing keys by section with days left; where root and CA are
  renew-key   --data DIR --as POST --pin PIN --section CODE   a new sealing key; hand out a new trust-list then
  audit       --data DIR                                      check every record; exit 1 on a problem
  rebuild     --data DIR                                      make all tables anew from the records
  backup      --data DIR --out FILE
  restore     --data DIR --in FILE                            into an empty folder
  desk        --data DIR [--port N] [--peer HOST:PORT ...]    serve a desk of the office's network without a window, until SIGTERM;
              [--join HOST:PORT]                              with --join a new desk asks to be admitted, prints its code and reads the answer
  hub         --data DIR [--port N] [--address HOST:PORT]     serve the central server of one or more offices, until SIGTERM; --address is where
              [--database postgres://...]                     their desks reach it
              [--contents https://ENDPOINT/BUCKET[/PREFIX]]   contents in a bucket (S3) instead of DIR; AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and,
                                                              where it matters, AWS_REGION stand in the environment
              [--public-port N] [--public-host HOST]          and to citizens the page that checks letters: with --public-cert FILE and
                                                              --public-key FILE (PEM), or --public-http behind a proxy on this machine
              [--operate-port N]                              health and metrics for the operator, on this machine alone
  hub-code    --data DIR [--database postgres://...]          a code by which the registrar of one office joins it, once, within two days
  hub-backup  --data DIR --out FILE [--database postgres://...]   the server into one file while it runs; keep it like a secret
              [--contents https://...]
  hub-restore --in FILE --data DIR [--database postgres://...]    into an empty folder and an empty database, under a new name
              [--contents https://...]
              --in FILE --check                               proves a backup: every log, signature, root and content; exit 1 on a flaw

Results go to standard output (--json: one JSON object), messages to standard error.`;

const names = ['data', 'country', 'as', 'pin', 'input', 'out', 'in', 'trust', 'status', 'letter', 'number', 'reason', 'section', 'scale', 'receipts', 'years', 'texts', 'port', 'join', 'database', 'contents', 'public-port', 'public-host', 'public-cert', 'public-key', 'operate-port'] as const;
const options = { json: { type: 'boolean' }, help: { type: 'boolean' }, 'public-http': { type: 'boolean' }, check: { type: 'boolean' }, peer: { type: 'string', multiple: true }, address: { type: 'string', multiple: true }, ...Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])) } as const;

/** Runs one command; the exit code is 0 only for success or a genuine letter. */
async function main(): Promise<number> {
  const [name = '', ...rest] = process.argv.slice(2);
  const command = commands[name];
  if (!command) {
    tell(usage);
    return name === '' || name === '--help' ? 0 : 2;
  }
  const { values, positionals } = parseArgs({ args: rest, options, allowPositionals: true });
  const { json, peer, address, ...given } = values;
  const texts = Object.fromEntries(Object.entries(given).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])));
  const surroundings = { json: json === true, peers: peer ?? address ?? [], publicHttp: values['public-http'] === true, check: values.check === true };
  try {
    const answer = await command(texts, positionals, surroundings);
    process.stdout.write(`${json === true ? JSON.stringify(answer.value) : words(answer.value)}\n`);
    return answer.good ? 0 : 1;
  } catch (error) {
    const known = toRefusal(error);
    if (!(known instanceof Refusal)) throw error;
    tell(sentenceOf(known));
    if (json === true) process.stdout.write(`${JSON.stringify({ error: known.toError() })}\n`);
    return 1;
  }
}

function words(value: object): string {
  return Object.entries(value)
    .map(([name, part]) => `${name}: ${typeof part === 'string' ? part : JSON.stringify(part)}`)
    .join('\n');
}

process.exitCode = await main().catch((error: unknown) => {
  tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 3;
});
