import { execFileSync } from 'node:child_process';
import { createHash, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublicTls } from '../../../main/hub/public/public-server.ts';
import { sealUrl } from '../../../main/core/seal/digits.ts';
import type { Hub } from '../../../main/hub/hub.ts';
import { ask, draftInHand, openDemo, signedIn, type DemoPerson, type Kit } from '../../unit/desk-kit.ts';
import type { Caller } from '../../../main/core/session/session.ts';
import { citizens } from '../../unit/citizens.ts';
import { HubKit } from '../../unit/hub-kit.ts';

/** The host that the demo office names on its letters. */
export const host = 'verify.demo.invalid';

type AtWork = Caller & { readonly person: DemoPerson };
export type OfficeOnline = {
  readonly hub: Hub;
  readonly port: number;
  /** By which a browser takes the operator's certificate, as it would one of a known authority. */
  readonly spkiHash: string;
  readonly kit: Kit;
  readonly clerk: AtWork;
  readonly officer: AtWork;
  readonly stop: () => Promise<void>;
};

/** A desk of the demo office, and a central server that its citizens reach under the host on its letters. */
export async function officeOnline(): Promise<OfficeOnline> {
  const hubs = new HubKit();
  const { tls, spkiHash } = certificate(hubs.folder);
  const hub = await hubs.open(undefined, undefined, 0, { public: citizens({ host: '127.0.0.1', tls }), now: Date.now });
  // Letters of today, so that a browser's clock finds their lists in force.
  const kit = await openDemo(join(hubs.folder, 'desk'), { lan: { port: 0, host: '127.0.0.1' }, clock: { now: Date.now() } });
  const registrar = await signedIn(kit, 'registrar');
  await ask(kit, registrar, 'network.open', {});
  await ask(kit, registrar, 'sync.join', { address: { host: '127.0.0.1', port: hub.port }, code: await hub.invite() });
  return {
    hub,
    port: hub.public?.port ?? 0,
    spkiHash,
    kit,
    clerk: await signedIn(kit, 'dispatcher'),
    officer: await signedIn(kit, 'officer'),
    stop: async () => {
      await kit.desk.network.stop();
      kit.close();
      await hubs.end();
    },
  };
}

/** A letter of the officer, and the address in its QR code. */
export async function issueLetter({ kit, officer, port }: OfficeOnline): Promise<{ readonly letterId: string; readonly number: string; readonly address: string }> {
  const { letterId } = await draftInHand(kit, officer);
  const { number } = await ask(kit, officer, 'letters.approve', { letterId, pin: officer.person.pin });
  const { store } = kit.desk;
  const { token } = store.first(store.build.selectFrom('letter').select('token').where('id', '=', letterId)) ?? { token: null };
  return { letterId, number, address: sealUrl(`${host}:${port}`, new Uint8Array(token ?? [])) };
}

/** A certificate for the host on the letters, and the hash by which a browser is told to take it. */
export function certificate(folder: string): { readonly tls: PublicTls; readonly spkiHash: string } {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const names = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key, '-out', cert, '-days', '2', ...names], { stdio: 'pipe' });
  const pem = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  const spki = createPublicKey(pem.cert).export({ type: 'spki', format: 'der' });
  return { tls: pem, spkiHash: createHash('sha256').update(spki).digest('base64') };
}
