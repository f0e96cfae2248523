/** A desk on the LAN in a process of its own: `node lan-desk-child.ts <description.json>`; says on its standard output whom it meets. */
import { readFileSync } from 'node:fs';
import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';
import { OwnCertificate } from '../../main/core/lan/certificates/own-certificate.ts';
import { systemClock } from '../../main/core/lan/clock.ts';
import { echo } from '../../main/core/lan/desk.fixture.ts';
import { memoryAddressBook } from '../../main/core/lan/finding/address-book.ts';
import { MdnsFinder } from '../../main/core/lan/finding/mdns-finder.ts';
import { Neighbourhood } from '../../main/core/lan/finding/neighbourhood.ts';
import { UdpBeacon } from '../../main/core/lan/finding/udp-beacon.ts';
import { deskIdOf, spkiOf } from '../../main/core/lan/roster/desk-keys.ts';
import { openRosterKeeper } from '../../main/core/lan/roster/roster-keeper.ts';
import { memoryRosterStore } from '../../main/core/lan/roster/roster-store.ts';
import { onQuestion } from '../../main/core/lan/transport/message-kind.ts';

const bytes = z.string().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));
const described = z.object({
  office: z.string(), root: bytes, roster: z.array(bytes), signing: bytes, tls: z.string(), certificate: bytes,
  road: z.enum(['mdns', 'beacon']), beaconPort: z.int(), targets: z.array(z.string()).nullable(),
});
const { office, root, roster, signing, tls, certificate, road, beaconPort, targets } = described.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')));

const say = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`);
const key = createPrivateKey(tls);
const keys = { signing, tls: spkiOf(key) };
const keeper = openRosterKeeper(memoryRosterStore(roster), { office, root });
if (!keeper.ok) throw new Error(keeper.error.code);

const beacon = targets === null ? { clock: systemClock, port: beaconPort } : { clock: systemClock, port: beaconPort, targets: () => targets };
const lan = new Neighbourhood({
  id: deskIdOf(keys), keeper: keeper.value, clock: systemClock, book: memoryAddressBook(), port: 0, program: 'test',
  certificate: new OwnCertificate({ keys, tls: key, certificate, clock: systemClock, renewed: () => undefined }),
  sources: [road === 'mdns' ? new MdnsFinder() : new UdpBeacon(beacon)],
  handlers: [onQuestion(echo, ({ text }: { text: string }, from: string) => ({ text, from }))],
  joined: (desk) => void lan.ask(desk, echo, { text: 'here' }).then((answer) => say({ met: desk, answered: answer.ok })),
  left: (desk, end) => say({ left: desk, end }),
});
await lan.start();
say({ started: true });
