import { createHash } from 'node:crypto';
import { localDay } from '../../main/core/day.ts';
import { Core } from '../../main/core/core.ts';
import { enterInRegister } from '../../main/core/dispatch/commands.ts';
import type { Desk } from '../../main/core/desk.ts';
import { newId } from '../../main/core/id.ts';
import { letterIssued, letterStarted } from '../../main/core/letters/events.ts';
import { numberKey, shortCode, statusSeries } from '../../main/core/letters/rules.ts';
import { formatNumber, seriesKey } from '../../main/core/numbers/number-template.ts';
import { peekNumber } from '../../main/core/numbers/series.ts';
import { readOffice } from '../../main/core/office/office.ts';
import { requireSealingKey } from '../../main/core/office/trust.ts';
import { openDesk } from '../../main/core/open-desk.ts';
import { admitted } from '../../main/core/session/admitted.ts';
import type { Officer } from '../../main/core/session/session.ts';

const resources = new URL('../../resources', import.meta.url).pathname;
const officerPin = '593026';
const perCommit = 500;

/**
 * Fills an empty folder with the desk of a demo office that has issued so many letters. Every letter stands in the ledger by
 * signed events and in the registers by their projections, as after a year's work; in place of the PDFs lie a few bytes.
 */
export async function makeRegisterOf(letters: number, folder: string): Promise<void> {
  const { desk, close } = await openDesk({ folder, resources, version: 'bench', nativeBinding: process.env['DAFTAR_SQLITE_BINDING'] });
  const core = new Core(desk, (entry) => process.stderr.write(`${entry.message}\n`));
  const caller = core.caller();
  const ask = async (name: string, input: object) => {
    const { result } = await core.call(caller, name, input);
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
    return result.value;
  };
  await ask('office.openDemo', { country: 'in' });
  const place = desk.store.first(
    desk.store.build
      .selectFrom('post')
      .innerJoin('charge', 'charge.post_id', 'post.id')
      .select(['post.section_id as section', 'person_id as person'])
      .where('post.code', '=', 'SO(Admin)'),
  );
  await ask('session.signIn', { personId: place?.person, pin: officerPin });
  await ask('files.open', { subject: 'Letters of a year', heads: { head: '1' }, classification: 'normal' });
  await ask('system.setPreferences', { language: 'en' });
  const officer = admitted(caller);
  for (let issued = 0; issued < letters; issued += perCommit) {
    const count = Math.min(perCommit, letters - issued);
    desk.ledger.commit(() => {
      for (let letter = 1; letter <= count; letter += 1) issueWithoutPage(desk, officer, { section: place?.section ?? '', letter: issued + letter });
    });
  }
  close();
}

function issueWithoutPage(desk: Desk, officer: Officer, { section, letter }: { readonly section: string; readonly letter: number }): void {
  const office = readOffice(desk.store);
  const file = desk.store.first(desk.store.build.selectFrom('file').select(['id', 'number']));
  if (!file) throw new Error('The desk has no file');
  const id = newId();
  const day = localDay(desk.ledger.now());
  const context = { day, section: 'Admin', office: office.code, post: 'SO(Admin)', file: file.number };
  const series = seriesKey('letter', office.letterTemplate, context);
  const sequence = peekNumber(desk.store, series);
  const number = formatNumber(office.letterTemplate, context, sequence);
  const { kid } = requireSealingKey(desk, section);
  const statusList = Number(day.slice(0, 4));
  const statusIndex = peekNumber(desk.store, statusSeries(kid, statusList));
  const text = new TextEncoder().encode(`Text of letter ${letter}`);
  const textDigest = new Uint8Array(createHash('sha256').update(text).digest());
  desk.ledger.append({ type: letterStarted, officer, file: file.id, body: { id, form: 'letter' } });
  desk.ledger.append({
    type: letterIssued,
    officer,
    file: file.id,
    blobs: [
      desk.blobs.record(text, { mime: 'application/json', name: 'letter.json' }),
      desk.blobs.record(new TextEncoder().encode(`%PDF of letter ${letter}`), { mime: 'application/pdf', name: 'letter.pdf' }),
    ],
    body: {
      id,
      form: 'letter',
      number,
      numberKey: numberKey(number),
      series,
      sequence,
      day,
      subject: `Repair of the roof of building ${letter} before the rains`,
      toLine: `The Executive Engineer, Division ${letter % 40}`,
      signatoryPost: officer.postId,
      pages: 1,
      kid,
      statusList,
      statusIndex,
      token: textDigest,
      shortCode: shortCode({ kid, list: statusList, index: statusIndex, textDigest }),
      symbol: { version: 15, ecc: 'M', dots: 10, boxMm: 36 },
      batchId: null,
      answers: null,
    },
  });
  enterInRegister(desk, officer, { letterId: id, fileId: file.id, day, to: [{ name: `The Executive Engineer, Division ${letter % 40}` }], copyTo: [], enclosures: 0 });
}
