import { constants, type KeyObject } from 'node:crypto';
import type { Socket } from 'node:net';
import { connect, createServer, type SecureContextOptions, type Server, type TLSSocket } from 'node:tls';
import { certificateToPem } from '../../keys/certificates.ts';
import { plainBytes } from '../../ledger/event.ts';
import type { Address } from '../roster/statements.ts';

/** A P-256 key and the certificate (DER) that goes with it. */
export type TlsIdentity = { readonly key: KeyObject; readonly certificate: Uint8Array };

/** A TLS handshake of a desk takes milliseconds; who takes longer holds a place that others need. */
export const handshakeWithin = 5_000;

const tlsContextOf = ({ key, certificate }: TlsIdentity): SecureContextOptions => ({
  key: String(key.export({ type: 'pkcs8', format: 'pem' })),
  cert: certificateToPem(certificate),
  minVersion: 'TLSv1.3',
  maxVersion: 'TLSv1.3',
  secureOptions: constants.SSL_OP_NO_TICKET,
});

/**
 * The library knows authorities, dates and host names, and the office's LAN goes by none of these: the list of desks decides
 * (`judgePeer`), right after the handshake and at both ends, and until then not a byte is read or sent. What the library does prove is
 * that the other end holds the key of its certificate.
 */
const ownJudgement = { requestCert: true, rejectUnauthorized: false } as const;

/** What a server of HTTPS is made with that asks for a certificate and leaves its judgement to whoever answers the request. */
export const servedToKnownKeys = (identity: TlsIdentity) => ({ ...tlsContextOf(identity), ...ownJudgement });

/** Opens TLS without a judgement of who is there: nothing may be sent before the key that was shown is held against the one that is expected. */
export const unjudgedTls = ({ host, port }: Address, identity: TlsIdentity): TLSSocket =>
  connect({ host, port, servername: '', ...tlsContextOf(identity), ...ownJudgement, checkServerIdentity: () => undefined });

/** Serves TLS on sockets that are handed in with `emit('connection', socket)`. */
export function tlsDoor(identity: TlsIdentity, entered: (socket: TLSSocket) => void): { readonly take: (socket: Socket) => void; readonly renew: (identity: TlsIdentity) => void; readonly close: () => void } {
  const server: Server = createServer({ ...tlsContextOf(identity), ...ownJudgement, handshakeTimeout: handshakeWithin }, entered);
  server.on('tlsClientError', (_problem, socket) => socket.destroy());
  return {
    take: (socket) => server.emit('connection', socket),
    renew: (next) => server.setSecureContext(tlsContextOf(next)),
    close: () => server.close(),
  };
}

/** Who is refused at the first knock may have met a desk whose door is shut before a crowd (`DoorGuard`): so often it knocks again, each after so many milliseconds. */
const knocks = 20;
const knockAfter = 40;

/** Opens TLS to an address; the promise gives null when nobody answers there in time. `signal` calls the attempt off. */
export async function tlsTo(address: Address, identity: TlsIdentity, signal: AbortSignal): Promise<TLSSocket | null> {
  for (let knock = 1; !signal.aborted; knock += 1) {
    const opened = await knockAt(address, identity, signal);
    if (opened !== 'refused') return opened;
    if (knock === knocks) return null;
    await new Promise((resolve) => setTimeout(resolve, knockAfter));
  }
  return null;
}

function knockAt(address: Address, identity: TlsIdentity, signal: AbortSignal): Promise<TLSSocket | null | 'refused'> {
  return new Promise((resolve) => {
    const socket = unjudgedTls(address, identity);
    const give = (result: TLSSocket | null | 'refused') => {
      signal.removeEventListener('abort', stop);
      socket.setTimeout(0);
      if (result === null || result === 'refused') socket.destroy();
      resolve(result);
    };
    const stop = () => give(null);
    signal.addEventListener('abort', stop);
    socket.on('error', (error) => give('code' in error && error.code === 'ECONNREFUSED' ? 'refused' : null));
    socket.setTimeout(handshakeWithin, stop);
    socket.once('secureConnect', () => give(socket));
  });
}

/** The certificate that the other end proved to hold the key of, in DER; null when it showed none. */
export function certificateOf(socket: TLSSocket): Uint8Array | null {
  const { raw } = socket.getPeerCertificate();
  return raw === undefined || socket.isSessionReused() || socket.getProtocol() !== 'TLSv1.3' ? null : plainBytes(raw);
}
