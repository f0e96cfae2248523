import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { decodeIppAnswer, encodeIppRequest, type IppAttribute, type IppGroup } from './ipp-message.ts';

const localSockets = ['/run/cups/cups.sock', '/var/run/cups/cups.sock'];
const limitMs = 30_000;

export type IppAnswer = { readonly status: number; readonly groups: readonly IppGroup[] };
type Question = {
  readonly operation: number;
  readonly path: string;
  readonly attributes: readonly IppAttribute[];
  readonly jobAttributes?: readonly IppAttribute[];
  readonly document?: Uint8Array;
};

/** Asks the print server of this machine (or of CUPS_SERVER). Rejects when there is none. */
export async function askCups({ operation, path, attributes, jobAttributes, document }: Question): Promise<IppAnswer> {
  const head = encodeIppRequest({
    operation,
    requestId: 1,
    attributes: [
      { tag: 'charset', name: 'attributes-charset', values: ['utf-8'] },
      { tag: 'naturalLanguage', name: 'attributes-natural-language', values: ['en'] },
      ...attributes,
    ],
    ...(jobAttributes ? { jobAttributes } : {}),
  });
  return decodeIppAnswer(await post(path, document ? Buffer.concat([head, document]) : head));
}

function post(path: string, body: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { ...serverAddress(process.env['CUPS_SERVER']), path, method: 'POST', headers: { 'content-type': 'application/ipp', 'content-length': body.length, host: 'localhost' }, timeout: limitMs },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => (response.statusCode === 200 ? resolve(Buffer.concat(chunks)) : reject(new Error(`the print server answered ${response.statusCode}`))));
        response.on('error', reject);
      },
    );
    sent.on('timeout', () => sent.destroy(new Error('the print server does not answer')));
    sent.on('error', reject);
    sent.end(body);
  });
}

function serverAddress(named: string | undefined): { socketPath: string } | { host: string; port: number } {
  const socket = named?.startsWith('/') ? named : named ? undefined : localSockets.find((path) => existsSync(path));
  if (socket) return { socketPath: socket };
  const [host, port] = (named ?? 'localhost').replace(/\/version=.*$/, '').split(':');
  return { host: host || 'localhost', port: Number(port ?? 631) };
}
