import type { Desk } from '../desk.ts';
import { systemClock } from '../lan/clock.ts';
import { fileAddressBook } from '../lan/finding/address-book.ts';
import { spkiOf } from '../lan/roster/desk-keys.ts';
import { openRosterKeeper } from '../lan/roster/roster-keeper.ts';
import { fileRosterStore } from '../lan/roster/roster-store.ts';
import { failure, success, type Result } from '../result.ts';
import { LanFiles } from './lan-files.ts';
import { lanServices } from './lan-services.ts';
import { Lan } from './lan.ts';
import { LastSeen } from './last-seen.ts';
import type { NetworkEvent, NetworkProblem } from './network.ts';
import type { LanOptions } from './options.ts';

/**
 * Serves the LAN with what lies in the desk's folder; `lanFilesDamaged` where the list of desks, a key or the certificate can't be read.
 * Rejects where the PC gives no port at all.
 */
export async function startLan(desk: Desk, options: LanOptions, said: (event: NetworkEvent) => void): Promise<Result<Lan, NetworkProblem>> {
  const lan = readLan(desk, options, said);
  if (!lan) return failure('lanFilesDamaged');
  await lan.start();
  return success(lan);
}

function readLan(desk: Desk, options: LanOptions, said: (event: NetworkEvent) => void): Lan | null {
  const files = new LanFiles(desk.folder, desk.secret);
  const { office, tlsKey, certificate } = files;
  const keeper = office && openRosterKeeper(fileRosterStore(files.roster), office);
  if (!keeper?.ok || !tlsKey || !certificate) return null;
  return new Lan({
    keys: { signing: desk.identity.publicKey, tls: spkiOf(tlsKey) },
    tls: tlsKey,
    certificate,
    keepCertificate: (renewed) => files.keepCertificate(renewed),
    keeper: keeper.value,
    registrarKeys: files.registrarKeys,
    clock: options.clock ?? systemClock,
    book: fileAddressBook(files.addressBook),
    lastSeen: new LastSeen(files.lastSeen),
    options,
    program: desk.version,
    services: (lan) => lanServices(desk, lan),
    said,
  });
}
