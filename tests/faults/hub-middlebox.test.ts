import { generateKeyPairSync } from 'node:crypto';
import { createServer as createPlainServer, type Server } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import { expect, it } from 'vitest';
import { certifyDesk } from '../../main/core/lan/certificates/desk-certificate.ts';
import { spkiOf } from '../../main/core/lan/roster/desk-keys.ts';
import { servedToKnownKeys, type TlsIdentity } from '../../main/core/lan/transport/tls.ts';
import { hubKeys } from '../../main/hub/hub-keys.ts';
import { OfficeAtHub } from './office-at-hub.ts';
import { tally } from './tally.ts';

const login = '<!doctype html><title>Sign in to the network</title><form action="/login"><input name="user"></form>';
/** What stands in the way and answers itself; `tls`: whose key it shows. */
const middleboxes = [
  { title: 'a proxy that opens TLS', tls: 'own', status: 200, type: 'text/html', body: login, trouble: 'otherServer' },
  { title: 'a login page that is reached without TLS', tls: null, status: 302, type: 'text/html', body: login, trouble: 'unreachable' },
  { title: 'a login page in the server’s name', tls: 'server', status: 200, type: 'text/html', body: login, trouble: 'notTheServer' },
  { title: 'a proxy to which a batch is too large', tls: 'server', status: 413, type: 'text/html', body: 'too large', trouble: 'notTheServer' },
  { title: 'a proxy whose server is away', tls: 'server', status: 502, type: 'text/html', body: 'bad gateway', trouble: 'notTheServer' },
  { title: 'one that says yes to everything', tls: 'server', status: 200, type: 'application/cbor', body: '\u00a0', trouble: 'notTheServer' },
] as const;

it('nothing that answers in the server’s place is believed; with the server back all is as if nothing had been', { timeout: 120_000 }, async () => {
  const office = await OfficeAtHub.begin();
  try {
    await office.isWhole();
    for (const { tls, status, type, body, trouble, title } of middleboxes) {
      await tally('hub N7', async () => {
        await office.hub.kill();
        const box = await answering({ identity: tls === 'own' ? ownIdentity() : serverIdentity(office), isPlain: tls === null, port: office.place.port }, { status, type, body });
        await office.act();
        await expect.poll(() => `${title}: ${office.trouble}`, { timeout: 15_000, interval: 20 }).toBe(`${title}: ${trouble}`);
        await stop(box);
        await office.startHub();
        await office.heals();
      });
    }
    await office.isWhole();
  } finally {
    await office.end();
  }
});

type Answer = { readonly status: number; readonly type: string; readonly body: string };
type Where = { readonly identity: TlsIdentity; readonly isPlain: boolean; readonly port: number };

async function answering({ identity, isPlain, port }: Where, { status, type, body }: Answer): Promise<Server> {
  const options: ServerOptions = servedToKnownKeys(identity);
  const server = isPlain ? createPlainServer() : createServer(options);
  server.on('request', (request, reply) => {
    request.resume();
    request.on('end', () => reply.writeHead(status, { 'content-type': type }).end(body));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return server;
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.once('close', resolve));
  server.close();
  server.closeAllConnections();
  await closed;
}

function ownIdentity(): TlsIdentity {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { key: privateKey, certificate: certifyDesk(spkiOf(privateKey), { from: Date.now() - 86_400_000, to: Date.now() + 86_400_000 }, privateKey) };
}

function serverIdentity({ place }: OfficeAtHub): TlsIdentity {
  const { tls, certificate } = hubKeys(place.folder, Date.now());
  return { key: tls, certificate };
}
