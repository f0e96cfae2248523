import { generateKeyPairSync } from 'node:crypto';
import type { Desk } from '../desk.ts';
import { certifyDesk, datesFor } from '../lan/certificates/desk-certificate.ts';
import { systemClock } from '../lan/clock.ts';
import { spkiOf } from '../lan/roster/desk-keys.ts';
import { keepRoster } from '../lan/roster/roster-keeper.ts';
import { fileRosterStore } from '../lan/roster/roster-store.ts';
import { openRoster, signStatement } from '../lan/roster/sign-roster.ts';
import type { Statement } from '../lan/roster/statements.ts';
import { authorityCertificates, takeAuthority } from '../office/authority.ts';
import { readOffice } from '../office/office.ts';
import { newestTrustList } from '../office/trust.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { hasRoster, LanFiles } from './lan-files.ts';
import { orRefuseRoster } from './roster-refusal.ts';

const p256 = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

/**
 * Opens the office's LAN: the root signs the list's first entry, which names the registrar's keys, made now; those list this desk as the
 * registrar's and make its certificate. The list is written last. Refuses with `networkExists`, `authorityAway`.
 */
export async function openNetwork(desk: Desk, officer: Officer): Promise<void> {
  if (hasRoster(desk.folder)) throw new Refusal('networkExists');
  const { root } = takeAuthority(desk, officer);
  const at = Math.max(0, Math.round(systemClock.wall()));
  const keys = { registrar: generateKeyPairSync('ed25519').privateKey, certifier: p256() };
  const tls = p256();
  const own = { signing: desk.identity.publicKey, tls: spkiOf(tls) };
  const opened = orRefuseRoster(openRoster({ office: readOffice(desk.store).id, root: root.privateKey, ...keys, at }));
  const admitted: Statement = { kind: 'admitted', desk: { ...own, section: sectionOf(desk, officer.postId), posts: [], roles: ['desk', 'registrar'], addresses: [] } };
  const roster = orRefuseRoster(signStatement(opened, admitted, keys.registrar, at));
  const files = new LanFiles(desk.folder, desk.secret);
  files.keepRegistrarKeys(keys);
  files.keepTlsKey(tls);
  files.keepCertificate(certifyDesk(own.tls, datesFor(at, roster.at), keys.certifier));
  files.keepOffice({ office: roster.office, root: roster.root, trust: [...trustOf(desk)] });
  keepRoster(roster, fileRosterStore(files.roster));
  await desk.network.begin(desk);
}

/** What a new desk needs to verify the office's letters: root certificate, then the newest trust list. */
export function trustOf(desk: Desk): readonly Uint8Array[] {
  const list = newestTrustList(desk);
  return [authorityCertificates(desk).root, ...(list ? [list.bytes] : [])];
}

function sectionOf(desk: Desk, postId: string): string {
  const post = desk.store.first(desk.store.build.selectFrom('post').select('section_id').where('id', '=', postId));
  if (!post) throw new Refusal('notFound');
  return post.section_id;
}
