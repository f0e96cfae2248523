import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { seededRandom, type Random } from '../../main/cli/seeded-random.ts';
import { audit } from '../../main/core/ledger/audit.ts';
import { patienceOf, runs, tally } from '../faults/tally.ts';
import { ask, type Kit } from './desk-kit.ts';
import { chosenPin, DesksKit, until, type DeskOnLan } from './desks-kit.ts';
import { custodyOf, fileWithPaper, handoverOf, keptAt, nobodyAnswered, parcelOffice, sendTo, type ParcelOffice } from './parcels-kit.ts';

const seed = Number(process.env['DAFTAR_SEED'] ?? 20_261_125);
const filesARound = 12;

type Sent = { readonly id: string; readonly stick: string; readonly recalled: boolean };
type Round = { readonly office: ParcelOffice; readonly folder: string; readonly random: Random };

const desks = new DesksKit();
afterAll(() => desks.endAll());

const alerts = ({ desk }: Kit) => desk.store.all(desk.store.build.selectFrom('custody_alert').select('code'));
const chainOf = (kit: Kit, id: string) => handoverOf(kit).host.thing(id)?.chain ?? [];
const headsOf = (kit: Kit, id: string) => chainOf(kit, id).map(({ hash }) => hash);
const outgoing = ({ desk }: Kit) => desk.store.all(desk.store.build.selectFrom('outgoing_parcel').select('id'));

/** A file leaves for a desk that is off: on a stick, often by the relay as well, and is sometimes asked back. */
async function sendOne({ office: { first, assistant, officer }, folder, random }: Round): Promise<Sent> {
  const { id } = await fileWithPaper(first.kit, assistant, random.below(4) === 0 ? 200_000 : 3_000);
  await sendTo(first.kit, assistant, id, officer);
  const stick = join(folder, `${id}.daftar-parcel`);
  await ask(first.kit, assistant, 'handover.writeParcel', { id, file: stick });
  if (random.below(2) === 0) nobodyAnswered(first.kit, id);
  const recalled = random.below(5) === 0;
  if (recalled) await ask(first.kit, assistant, 'files.pullBack', { fileId: id });
  return { id, stick, recalled };
}

/** The receiver is on again and finds links and the relay by itself, while sticks are read in any order, some several times, and answers carried back; how many brought their file. */
async function readSticks({ office: { first, assistant, officer }, folder, random }: Round, { kit }: DeskOnLan, sent: readonly Sent[]): Promise<number> {
  const there = { ...kit.core.caller(), person: officer.person };
  await ask(kit, there, 'session.signIn', { personId: officer.person.personId, pin: chosenPin });
  const results: string[] = [];
  for (let reading = 0; reading < 2 * filesARound; reading += 1) {
    const { parcelId, result } = await ask(kit, there, 'handover.readParcel', { file: sent[random.below(sent.length)]?.stick ?? '' });
    results.push(result);
    if (random.below(3) > 0) continue;
    const back = join(folder, `answer-${parcelId}`);
    await ask(kit, there, 'handover.writeAnswer', { parcelId, file: back });
    await ask(first.kit, assistant, 'handover.readParcel', { file: back });
  }
  expect(results.filter((result) => !['taken', 'already', 'refused'].includes(result))).toEqual([]);
  return results.filter((result) => result === 'taken').length;
}

it(`the same file by link, relay and stick in any order is taken over once, seed ${seed}`, { timeout: patienceOf(60_000) }, async () => {
  const random = seededRandom(seed);
  const office = await parcelOffice(desks, true);
  const { first, second, third } = office;
  const round: Round = { office, folder: desks.folder(), random };
  let receiver = second;
  let takenFromSticks = 0;
  for (const _ of runs({ few: 2, column: 42, most: 10_000 })) {
    await desks.end(receiver);
    await until(() => !first.lan.isReachable(second.lan.id));
    const sent: Sent[] = [];
    for (let at = 0; at < filesARound; at += 1) sent.push(await sendOne(round));
    await until(() => keptAt(third.kit).length > 0);
    receiver = await desks.again(second);
    takenFromSticks += await readSticks(round, receiver, sent);
    const { kit } = receiver;
    const isHere = (id: string) => custodyOf(kit, id) === 'held';
    await until(() => sent.every(({ id }) => isHere(id) !== (custodyOf(first.kit, id) === 'held') && custodyOf(first.kit, id) !== 'transit'));
    await until(() => keptAt(third.kit).length === 0 && outgoing(first.kit).length === 0);
    for (const { id, recalled } of sent) {
      await tally('N9 link, relay and stick', () => {
        expect(isHere(id) || recalled, 'only what was asked back is with its sender').toBe(true);
        expect(chainOf(first.kit, id).filter(({ act }) => act.kind === 'accept')).toHaveLength(isHere(id) ? 1 : 0);
        expect(headsOf(kit, id).slice(0, headsOf(first.kit, id).length)).toEqual(isHere(id) ? headsOf(first.kit, id) : []);
      });
    }
  }
  expect(takenFromSticks).toBeGreaterThan(0);
  for (const kit of [first.kit, receiver.kit, third.kit]) {
    expect(alerts(kit)).toEqual([]);
    expect(audit(kit.desk).problems).toEqual([]);
  }
});
