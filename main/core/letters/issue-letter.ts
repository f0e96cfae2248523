import type { KeyObject } from 'node:crypto';
import type { Draft } from '../../../preload/contract/letters.ts';
import type { FileRecord } from '../db/file-tables.ts';
import type { Desk } from '../desk.ts';
import { localDay } from '../day.ts';
import { enterInRegister } from '../dispatch/commands.ts';
import { fileInHand } from '../files/move-file.ts';
import { deskMark } from '../numbers/desk-mark.ts';
import { formatNumber, seriesKey, type NumberContext } from '../numbers/number-template.ts';
import { peekNumber } from '../numbers/series.ts';
import { personName, postName, postPlace } from '../office/actors.ts';
import type { OfficeProfile } from '../office/events.ts';
import { takeKey } from '../office/keys-of-office.ts';
import { drawDigit } from '../office/numbering.ts';
import { readOffice } from '../office/office.ts';
import { requireSealingKey, sealingKeyOf, type ActiveSealingKey } from '../office/trust.ts';
import { Refusal } from '../refusal.ts';
import { unlessRefused } from '../unless-refused.ts';
import type { Officer } from '../session/session.ts';
import { readDraft, readDraftRow } from './drafts.ts';
import { letterIssued } from './events.ts';
import { sourceDigest, type SourceParts } from './letter-source.ts';
import { makeIssuablePdf, type IssuablePdf } from './make-issuable-pdf.ts';
import { firstLanguage, missingField, numberKey, shortCode, statusListOf, statusSeries, toLine } from './rules.ts';
import { refreshStatusList } from './status-lists.ts';

/** Everything that is decided before the letter is laid out; the commit confirms that none of it has moved meanwhile. */
export type PlannedIssue = {
  readonly letterId: string;
  readonly draft: Draft;
  /** The draft as it was stored when it was planned. */
  readonly draftText: string;
  readonly file: FileRecord;
  readonly office: OfficeProfile;
  readonly source: SourceParts;
  readonly series: string;
  readonly sequence: number;
  readonly statusList: number;
  readonly statusIndex: number;
  readonly textDigest: Uint8Array;
  readonly shortCode: string;
  readonly sectionId: string;
  readonly key: ActiveSealingKey;
  readonly privateKey: KeyObject;
};

export type IssuedLetter = { readonly number: string; readonly date: string; readonly pages: number };

export type IssueOptions = { readonly batchId?: string; readonly refreshStatus?: boolean };

/** How often a plan is made anew when the number moved while the page was laid out. */
const attempts = 3;

/**
 * Approves a letter: number and date, seal and signature, register lines, all in one commit. The page is laid out before with
 * the number that the commit then confirms, so a crash in between leaves nothing.
 * Refuses with `notSigningPost`, `fileNotHere`, `draftIncomplete` (`field`), `letterFrozen`, `sealKeyMissing`,
 * `sealKeyEnded`, `codeTaken`, `subjectTooLongForSeal`, `textForbiddenCharacters`, `templateBroken`, `layoutFailed`, `layoutUnavailable`.
 */
export function issueLetter(desk: Desk, officer: Officer, letterId: string, options: IssueOptions = {}): Promise<IssuedLetter> {
  return desk.issuing.run(async () => {
    for (let attempt = 1; ; attempt += 1) {
      const plan = planIssue(desk, officer, letterId);
      const made = await makeIssuablePdf(desk, plan);
      desk.blobs.prepare(made.source);
      desk.blobs.prepare(made.pdf);
      const issued = confirmIssue(desk, officer, { plan, made, batchId: options.batchId ?? null });
      if (issued) {
        if (options.refreshStatus ?? true) signStatusLater(desk, plan);
        return issued;
      }
      if (attempt === attempts) throw new Refusal('pageCountMoved');
    }
  });
}

/** The letter is issued by now: a disk too full for the status list does not undo that, and the next letter signs the list again. */
function signStatusLater(desk: Desk, plan: PlannedIssue): void {
  unlessRefused(() => refreshStatusList(desk, plan.key.kid, plan.statusList, plan.privateKey));
}

/** What the letter would be if it were approved now. */
export function planIssue(desk: Desk, officer: Officer, letterId: string): PlannedIssue {
  const letter = readDraftRow(desk, letterId);
  const file = fileInHand(desk, officer, letter.file_id);
  const { draft, text: draftText } = readDraft(desk, letterId);
  if (draft.signatoryPostId !== officer.postId) throw new Refusal('notSigningPost');
  const missing = missingField(draft);
  if (missing !== null) throw new Refusal('draftIncomplete', { field: missing });
  const office = readOffice(desk.store);
  const place = postPlace(desk.store, officer.postId);
  if (!place) throw new Refusal('sealKeyMissing');
  const key = requireSealingKey(desk, place.sectionId);
  const day = localDay(desk.ledger.now());
  const context: NumberContext = { day, section: place.sectionCode, office: office.code, post: place.postCode, file: file.number, mark: deskMark(desk.place.ordinal), draw: drawDigit };
  const series = seriesKey('letter', office.letterTemplate, context);
  const sequence = peekNumber(desk.store, series);
  const number = formatNumber(office.letterTemplate, context, sequence);
  refuseTaken(desk, number);
  const statusList = statusListOf(desk.place.ordinal, day);
  const statusIndex = peekNumber(desk.store, statusSeries(key.kid, statusList));
  const source: SourceParts = {
    number,
    date: day,
    fileNumber: file.number,
    office: office.name,
    signatory: { name: personName(desk.store, officer.personId), designation: postName(desk.store, officer.postId) },
    draft,
  };
  const textDigest = sourceDigest(source);
  return {
    letterId,
    draft,
    draftText,
    file,
    office,
    source,
    series,
    sequence,
    statusList,
    statusIndex,
    textDigest,
    shortCode: shortCode({ kid: key.kid, list: statusList, index: statusIndex, textDigest }),
    sectionId: place.sectionId,
    key,
    privateKey: takeKey(desk.store, key.kid, officer.personId, officer.keys.agreement),
  };
}

/** Two series of a template without separators could spell the same number; no letter may get it a second time. */
function refuseTaken(desk: Desk, number: string): void {
  if (desk.store.first(desk.store.build.selectFrom('letter').select('id').where('number', '=', number))) throw new Refusal('codeTaken', { code: number });
}

type Confirmation = { readonly plan: PlannedIssue; readonly made: IssuablePdf; readonly batchId: string | null };

/** The commit. Null when the draft, the number, the key or the day moved while the page was laid out. */
function confirmIssue(desk: Desk, officer: Officer, { plan, made, batchId }: Confirmation): IssuedLetter | null {
  const { draft, source } = plan;
  return desk.ledger.commit(() => {
    if (!stillHolds(desk, officer, plan)) return null;
    const blobs = [
      desk.blobs.record(made.source, { mime: 'application/json', name: 'letter.json' }),
      desk.blobs.record(made.pdf, { mime: 'application/pdf', name: 'letter.pdf' }),
    ];
    desk.ledger.append({
      type: letterIssued,
      officer,
      file: plan.file.id,
      blobs,
      body: {
        id: plan.letterId,
        form: draft.form,
        number: source.number,
        numberKey: numberKey(source.number),
        series: plan.series,
        sequence: plan.sequence,
        day: source.date,
        subject: draft.subject[firstLanguage(draft)] ?? '',
        toLine: toLine(draft),
        signatoryPost: draft.signatoryPostId,
        pages: made.pages,
        kid: plan.key.kid,
        statusList: plan.statusList,
        statusIndex: plan.statusIndex,
        token: new Uint8Array(made.token),
        shortCode: plan.shortCode,
        symbol: made.symbol,
        batchId,
        answers: answeredReceipt(desk, plan),
      },
    });
    enterInRegister(desk, officer, {
      letterId: plan.letterId,
      fileId: plan.file.id,
      day: source.date,
      to: draft.to,
      copyTo: draft.copyTo,
      enclosures: draft.enclosures.length,
    });
    desk.store.run(desk.store.build.deleteFrom('letter_draft').where('letter_id', '=', plan.letterId));
    return { number: source.number, date: source.date, pages: made.pages };
  });
}

/** The receipt that the letter answers, as long as it lies on the same file. */
function answeredReceipt(desk: Desk, { draft, file }: PlannedIssue): string | null {
  const receiptId = draft.replyToReceiptId;
  if (receiptId === undefined) return null;
  const receipt = desk.store.first(desk.store.build.selectFrom('receipt').select('file_id').where('id', '=', receiptId));
  return receipt?.file_id === file.id ? receiptId : null;
}

function stillHolds(desk: Desk, officer: Officer, plan: PlannedIssue): boolean {
  fileInHand(desk, officer, plan.file.id);
  readDraftRow(desk, plan.letterId);
  return (
    readDraft(desk, plan.letterId).text === plan.draftText &&
    peekNumber(desk.store, plan.series) === plan.sequence &&
    peekNumber(desk.store, statusSeries(plan.key.kid, plan.statusList)) === plan.statusIndex &&
    sealingKeyOf(desk, plan.sectionId)?.kid === plan.key.kid &&
    localDay(desk.ledger.now()) === plan.source.date
  );
}

