import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type PrintSystem = {
  /** For CUPS_SERVER. */
  readonly address: string;
  /** Adds a printer whose paper is an array of the bytes it was sent, one entry a connection. */
  readonly addPrinter: (name: string, description: string) => Promise<Buffer[]>;
  readonly pause: (name: string) => void;
  readonly resume: (name: string) => void;
  readonly cancel: (jobId: string) => void;
  readonly stop: () => Promise<void>;
};

/** A real CUPS server of the test's own, with printers on the raw socket protocol. */
export async function startPrintSystem(): Promise<PrintSystem> {
  const folder = mkdtempSync(join(tmpdir(), 'cups-'));
  chmodSync(folder, 0o755); // CUPS runs its drivers as a user of their own
  const address = join(folder, 'socket');
  const server = startCups(folder, address);
  const papers: Server[] = [];
  const env = { ...process.env, CUPS_SERVER: address, LC_ALL: 'C' };
  const run = (program: string, ...args: string[]) => spawnSync(program, args, { env, encoding: 'utf8' });
  await until(() => existsSync(address) && run('lpstat', '-r').stdout.includes('is running'));
  return {
    address,
    addPrinter: async (name, description) => {
      const { paper, port, sheets } = await openPaper();
      papers.push(paper);
      execFileSync('lpadmin', ['-p', name, '-D', description, '-v', `socket://127.0.0.1:${port}`, '-E', '-m', 'raw'], { env, stdio: 'ignore' });
      return sheets;
    },
    pause: (name) => void run('cupsdisable', name),
    resume: (name) => void run('cupsenable', name),
    cancel: (jobId) => void run('cancel', jobId),
    stop: async () => {
      await new Promise((resolve) => {
        server.once('exit', resolve);
        server.kill();
      });
      papers.forEach((paper) => paper.close());
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Asks again and again until it is so; fails after a quarter of a minute. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('it did not come true in time');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function startCups(folder: string, address: string): ChildProcess {
  const place = (name: string) => {
    mkdirSync(join(folder, name), { recursive: true });
    return join(folder, name);
  };
  const open = '  Order allow,deny\n  Allow all\n';
  const rules = `<Policy default>\n  <Limit All>\n    Order deny,allow\n  </Limit>\n</Policy>\n`;
  const configuration = join(folder, 'cupsd.conf');
  const files = join(folder, 'cups-files.conf');
  writeFileSync(
    configuration,
    `Listen ${address}\nDefaultAuthType None\nWebInterface No\nBrowsing Off\nPreserveJobHistory Yes\n<Location />\n${open}</Location>\n<Location /admin>\n${open}</Location>\n${rules}`,
  );
  const folders = { ServerRoot: 'root', RequestRoot: 'spool', CacheDir: 'cache', StateDir: 'state', TempDir: 'tmp' };
  const logs = { AccessLog: 'access', ErrorLog: 'error', PageLog: 'page' };
  const lines = [...Object.entries(folders).map(([key, name]) => `${key} ${place(name)}`), ...Object.entries(logs).map(([key, name]) => `${key} ${join(place('log'), name)}`)];
  writeFileSync(files, `${lines.join('\n')}\n`);
  return spawn('/usr/sbin/cupsd', ['-f', '-c', configuration, '-s', files], { stdio: 'ignore' });
}

function openPaper(): Promise<{ paper: Server; port: number; sheets: Buffer[] }> {
  const sheets: Buffer[] = [];
  const paper = createServer((connection) => {
    const chunks: Buffer[] = [];
    connection.on('data', (chunk: Buffer) => chunks.push(chunk));
    connection.on('end', () => {
      sheets.push(Buffer.concat(chunks));
      connection.end();
    });
  });
  return new Promise((resolve) => {
    paper.listen(0, '127.0.0.1', () => {
      const bound = paper.address();
      resolve({ paper, port: typeof bound === 'object' && bound ? bound.port : 0, sheets });
    });
  });
}
