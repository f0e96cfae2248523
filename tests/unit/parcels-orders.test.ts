import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { seededRandom } from '../../main/cli/seeded-random.ts';
import { audit } from '../../main/core/ledger/audit.ts';
import { ask, type Kit } from './desk-kit.ts';
import { chosenPin, DesksKit, until } from './desks-kit.ts';
import { custodyOf, fileWithPaper, handoverOf, keptAt, nobodyAnswered, parcelOffice, sendTo } from './parcels-kit.ts';

const seed = Number(process.env['DAFTAR_SEED'] ?? 20_261_125);
/** For how long rounds are begun, in milliseconds. */
const runsFor = Number(process.env['DAFTAR_RUNS_FOR'] ?? 0);
const filesARound = 12;

const desks = new DesksKit();
afterAll(() => desks.endAll());

const alerts = ({ desk }: Kit) => desk.store.all(desk.store.build.selectFrom('custody_alert').select('code'));
const acceptances = (kit: Kit, id: string) => handoverOf(kit).host.thing(id)?.chain.filter(({ act }) => act.kind === 'accept').length;

const headsOf = (kit: Kit, id: string) => handoverOf(kit).host.thing(id)?.chain.map(({ hash }) => hash) ?? [];

it(`the same file by link, relay and stick in any order is taken over once, seed ${seed}`, { timeout: 60_000 + 2 * runsFor }, async () => {
  const random = seededRandom(seed);
  const { first, second, third, assistant, officer } = await parcelOffice(desks, true);
  const folder = desks.folder();
  const begun = Date.now();
  let receiver = second;
  let files = 0;
  let takenFromStick = 0;
  for (let round = 0; round < 2 || Date.now() - begun < runsFor; round += 1) {
    await desks.end(receiver);
    await until(() => !first.lan.isReachable(second.lan.id));
    const sent: { readonly id: string; readonly stick: string; readonly recalled: boolean }[] = [];
    for (let at = 0; at < filesARound; at += 1) {
      const { id } = await fileWithPaper(first.kit, assistant, random.below(4) === 0 ? 200_000 : 3_000);
      await sendTo(first.kit, assistant, id, officer);
      const stick = join(folder, `${id}.daftar-parcel`);
      await ask(first.kit, assistant, 'handover.writeParcel', { id, file: stick });
      if (random.below(2) === 0) nobodyAnswered(first.kit, id);
      const recalled = random.below(5) === 0;
      if (recalled) await ask(first.kit, assistant, 'files.pullBack', { fileId: id });
      sent.push({ id, stick, recalled });
    }
    await until(() => keptAt(third.kit).length > 0);
    receiver = await desks.again(second);
    const there = { ...receiver.kit.core.caller(), person: officer.person };
    await ask(receiver.kit, there, 'session.signIn', { personId: officer.person.personId, pin: chosenPin });
    const answers: { readonly parcelId: string }[] = [];
    for (let reading = 0; reading < 2 * filesARound; reading += 1) {
      const { stick } = sent[random.below(sent.length)] ?? { stick: '' };
      const came = await ask(receiver.kit, there, 'handover.readParcel', { file: stick });
      expect(['taken', 'already', 'refused'], `${came.result} in round ${round}`).toContain(came.result);
      answers.push(came);
      takenFromStick += came.result === 'taken' ? 1 : 0;
      if (random.below(3) === 0) {
        const back = join(folder, `answer-${came.parcelId}`);
        await ask(receiver.kit, there, 'handover.writeAnswer', { parcelId: answers[random.below(answers.length)]?.parcelId ?? '', file: back });
        await ask(first.kit, assistant, 'handover.readParcel', { file: back });
      }
    }
    const settled = ({ id }: { readonly id: string }) => (custodyOf(receiver.kit, id) === 'held') !== (custodyOf(first.kit, id) === 'held') && custodyOf(first.kit, id) !== 'transit';
    await until(() => sent.every(settled));
    await until(() => keptAt(third.kit).length === 0 && first.kit.desk.store.all(first.kit.desk.store.build.selectFrom('outgoing_parcel').select('id')).length === 0);
    for (const { id, recalled } of sent) {
      const here = custodyOf(receiver.kit, id) === 'held';
      expect(here || recalled, 'only what was asked back is with its sender').toBe(true);
      expect(acceptances(first.kit, id)).toBe(here ? 1 : 0);
      expect(headsOf(receiver.kit, id).slice(0, headsOf(first.kit, id).length)).toEqual(here ? headsOf(first.kit, id) : []);
    }
    files += sent.length;
  }
  expect(files).toBeGreaterThanOrEqual(24);
  expect(takenFromStick).toBeGreaterThan(0);
  for (const kit of [first.kit, receiver.kit, third.kit]) {
    expect(alerts(kit)).toEqual([]);
    expect(audit(kit.desk).problems).toEqual([]);
  }
});
