import { localDay } from '../day.ts';
import type { FileRecord } from '../db/file-tables.ts';
import type { Desk } from '../desk.ts';
import { newId } from '../id.ts';
import { deskMark } from '../numbers/desk-mark.ts';
import { formatNumber, seriesKey, type NumberContext } from '../numbers/number-template.ts';
import { peekNumber } from '../numbers/series.ts';
import { postPlace } from '../office/actors.ts';
import { drawDigit, readNumbering } from '../office/numbering.ts';
import { readOffice } from '../office/office.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { classification, urgency } from '../../../preload/contract/values.ts';
import { fileOpened } from './events.ts';
import { fileHeld, openDrafts, refuseFile } from './file-life.ts';
import { filePartMerged } from './life-events.ts';
import { mergeProblem, partProblem, volumeProblem } from './rules.ts';
import { refuseTakenNumber } from './open-file.ts';
import { readFile } from './read-file.ts';

type Opened = { readonly id: string; readonly number: string };

function suffixContext(desk: Desk, officer: Officer, number: string): NumberContext {
  const place = postPlace(desk.store, officer.postId);
  return {
    day: localDay(desk.ledger.now()),
    section: place?.sectionCode ?? '',
    office: readOffice(desk.store).code,
    post: place?.postCode ?? '',
    file: number,
    draw: drawDigit,
  };
}

/** What a part or volume takes over from the file that it belongs to. */
function inherited(file: FileRecord) {
  return {
    subject: file.subject,
    classification: classification.parse(file.classification),
    urgency: urgency.parse(file.urgency),
    sectionId: file.section_id,
    form: file.form,
  };
}

/** Opens a part of a file that is elsewhere or too bulky (domain.md row 20); the reason is kept. Refuses with `remarksRequired` and by `partProblem`. */
export function openPart(desk: Desk, officer: Officer, mainId: string, reason: string): Opened {
  if (reason.trim() === '') throw new Refusal('remarksRequired');
  return desk.ledger.commit(() => {
    const main = readFile(desk, mainId);
    refuseFile(main, partProblem(main));
    const template = readNumbering(desk.store).part;
    const context = { ...suffixContext(desk, officer, main.number), mark: deskMark(desk.place.ordinal) };
    const series = seriesKey('part', template, context);
    const sequence = peekNumber(desk.store, series);
    const id = newId();
    const number = formatNumber(template, context, sequence);
    refuseTakenNumber(desk, number);
    desk.ledger.append({
      type: fileOpened,
      officer,
      file: id,
      body: { id, number, series, sequence, ...inherited(main), kind: 'part', mainId, ordinal: sequence, continues: null, paragraphsBefore: 0, reason: reason.trim() },
    });
    return { id, number };
  });
}

/** Puts a part back into its main file: it stays as it is and takes nothing more. Both must lie with the post; refuses by `mergeProblem`. */
export function mergePart(desk: Desk, officer: Officer, partId: string): void {
  desk.ledger.commit(() => {
    const part = fileHeld(desk, officer, partId);
    const main = part.main_id === null ? null : readFile(desk, part.main_id);
    refuseFile(part, mergeProblem(part, main, officer.postId, openDrafts(desk, part.id)), main?.number);
    desk.ledger.append({ type: filePartMerged, officer, file: part.id, body: { id: newId(), mainId: part.main_id ?? '' } });
  });
}

/**
 * Continues a file in a further volume (row 21): paragraphs are numbered on, and the volume before it takes nothing more. Only the desk that
 * holds a file continues it, so a volume's number carries no desk's letter beside that of the file.
 * Refuses by `volumeProblem`.
 */
export function openVolume(desk: Desk, officer: Officer, fileId: string): Opened {
  return desk.ledger.commit(() => {
    const before = fileHeld(desk, officer, fileId);
    refuseFile(before, volumeProblem(before, openDrafts(desk, before.id)));
    const first = before.main_id === null ? before : readFile(desk, before.main_id);
    const ordinal = before.ordinal + 1;
    const id = newId();
    const number = formatNumber(readNumbering(desk.store).volume, suffixContext(desk, officer, first.number), ordinal);
    refuseTakenNumber(desk, number);
    desk.ledger.append({
      type: fileOpened,
      officer,
      file: id,
      body: {
        id,
        number,
        series: '',
        sequence: ordinal,
        ...inherited(before),
        kind: 'volume',
        mainId: first.id,
        ordinal,
        continues: before.id,
        paragraphsBefore: before.paragraphs,
        reason: '',
      },
    });
    return { id, number };
  });
}
