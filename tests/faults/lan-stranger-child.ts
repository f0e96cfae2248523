/** A stranger on the LAN, in a process of its own: `node lan-stranger-child.ts <flood|noise|slow> <port>`; goes on until it is ended. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { certifyDesk } from '../../main/core/lan/certificates/desk-certificate.ts';
import { spkiOf } from '../../main/core/lan/roster/desk-keys.ts';
import { certificateToPem } from '../../main/core/keys/certificates.ts';

const [act = '', port = '0'] = process.argv.slice(2);
const address = { host: '127.0.0.1', port: Number(port), localAddress: '127.0.0.66' };
const parallel = 32;
let made = 0;

const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const selfSigned = {
  key: String(key.export({ type: 'pkcs8', format: 'pem' })),
  cert: certificateToPem(certifyDesk(spkiOf(key), { from: 0, to: Date.UTC(2040, 0) }, key)),
};

/** One connection of that kind; settles when it is closed. */
function visit(): Promise<void> {
  made += 1;
  return new Promise((resolve) => {
    const socket = act === 'flood' ? connectTls({ ...address, ...selfSigned, rejectUnauthorized: false, minVersion: 'TLSv1.3' }) : connect(address);
    socket.on('error', () => undefined);
    socket.on('data', () => undefined);
    socket.once('close', () => resolve());
    if (act === 'noise') socket.once('connect', () => socket.end(randomBytes(1 + (made % 2_000))));
    if (act === 'slow') socket.once('connect', () => socket.write(Uint8Array.of(0x16, 0x03, 0x01)));
  });
}

async function visitAgainAndAgain(): Promise<void> {
  for (;;) await visit();
}

process.on('message', () => process.send?.(made));
for (let lane = 0; lane < parallel; lane += 1) void visitAgainAndAgain();
process.send?.('begun');
