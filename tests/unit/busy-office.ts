import { personKeyed } from '../../main/core/office/events.ts';
import { localDay } from '../../main/core/day.ts';
import type { Caller } from '../../main/core/session/session.ts';
import { greyTiff, takeIn } from './scans.ts';
import { ask, draftFor, paragraphs, signedIn, type DemoPerson, type Kit } from './desk-kit.ts';

const longText = Array.from({ length: 900 }, (_, line) => `${line + 1}. The record room is to be kept dry, swept, and open to inspection on every working day.`);

/** What a demo office does in some weeks: about 300 events, letters with small and large attachments, in force and out of it. */
export async function busyWeeks(kit: Kit): Promise<{ readonly letters: readonly string[]; readonly files: readonly string[] }> {
  const assistant = await signedIn(kit, 'assistant');
  const officer = await signedIn(kit, 'officer');
  const dispatcher = await signedIn(kit, 'dispatcher');
  const letters: string[] = [];
  const files: string[] = [];
  for (let round = 0; round < 24; round += 1) {
    kit.clock.now += 3_600_000;
    await Promise.all([assistant, officer, dispatcher].map((caller) => ask(kit, caller, 'session.unlock', { pin: caller.person.pin })));
    const file = await ask(kit, assistant, 'files.open', { subject: `Case ${round} معاملہ प्रकरण`, heads: { head: String((round % 3) + 1) }, classification: 'normal' });
    files.push(file.id);
    await scanned(kit, { assistant, dispatcher }, file.id, round);
    await ask(kit, assistant, 'notes.saveYellow', { fileId: file.id, content: paragraphs('May kindly see.', 'منظوری درکار ہے۔', 'अनुमोदनार्थ।') });
    await ask(kit, assistant, 'notes.confirm', { fileId: file.id });
    const body = round === 4 ? { en: paragraphs(...longText) } : { en: paragraphs(`Text of letter ${round}.`) };
    const draft = draftFor(officer.person.postId, { body, copyTo: [{ name: 'Record room' }] });
    const { id: letterId } = await ask(kit, assistant, 'letters.create', { fileId: file.id, draft });
    await ask(kit, assistant, 'files.send', { fileId: file.id, toPostId: officer.person.postId, kind: 'put-up' });
    await ask(kit, officer, 'files.markRead', { fileId: file.id });
    await ask(kit, officer, 'notes.confirm', { fileId: file.id, decision: 'approved' });
    if (round % 3 === 1) {
      await ask(kit, officer, 'letters.approve', { letterId, pin: officer.person.pin });
      letters.push(letterId);
      const { rows } = await ask(kit, dispatcher, 'dispatch.lines', { state: 'pending' });
      await ask(kit, dispatcher, 'dispatch.send', { lineIds: rows.map((row) => row.id), mode: 'registered', tracking: `RL${round}` });
    }
    if (round % 3 === 2) await ask(kit, officer, 'letters.discard', { letterId });
    await ask(kit, officer, 'files.return', { fileId: file.id, remarks: 'As discussed.' });
    await ask(kit, assistant, 'files.markRead', { fileId: file.id });
    await ask(kit, assistant, 'notes.confirm', { fileId: file.id, decision: 'seen' });
    if (round < 6) await moveAbout(kit, { round, assistant, officer, dispatcher });
  }
  const [cancelled = '', superseded = '', by = ''] = letters;
  await ask(kit, officer, 'letters.cancel', { letterId: cancelled, reason: 'sent by mistake', pin: officer.person.pin });
  await ask(kit, officer, 'letters.supersede', { letterId: superseded, byLetterId: by, reason: 'figures corrected', pin: officer.person.pin });
  await closedCover(kit, { officer, dispatcher });
  await dictation(kit, { assistant, officer }, files[0] ?? '');
  await fileLives(kit, { assistant, officer });
  await keepRegisters(kit, { assistant, dispatcher });
  await keepRegistry(kit, { officer, dispatcher });
  await throwAway(kit, { assistant, officer, dispatcher });
  await signByHand(kit, { officer }, letters.at(-1) ?? '');
  return { letters, files };
}

type Officer = Caller & { readonly person: DemoPerson };
type Round = { readonly round: number; readonly assistant: Officer; readonly officer: Officer; readonly dispatcher: Officer };

/** A receipt with a copy, a file of paper, and what becomes of them: every way in which things move between posts, over six rounds. */
async function moveAbout(kit: Kit, { round, assistant, officer, dispatcher }: Round): Promise<void> {
  const [to, copyTo] = [officer.person.postId, assistant.person.postId];
  const sender = { name: `Sender ${round}`, designation: '', organisation: '', address: '', city: '', email: '', mobile: '' };
  const form = round % 2 === 0 ? ('physical' as const) : ('electronic' as const);
  const attachments = form === 'physical' ? [] : [(await takeIn(kit, dispatcher, 'receipt.tif', greyTiff([{ width: 30, height: 20 + round }]))).id];
  const entry = { form, attachments, receivedOn: '2026-11-21', deliveryMode: 'hand' as const, sender, language: 'en' as const, subject: `Receipt ${round}` };
  const { id: receiptId } = await ask(kit, dispatcher, 'dak.diarise', entry);
  await ask(kit, dispatcher, 'dak.mark', { receiptId, toPostId: to, copyToPostIds: [copyTo], dueOn: '2027-01-31' });
  const heads = { head: String((round % 3) + 11) };
  const { id: fileId } = await ask(kit, assistant, 'files.open', { subject: `Paper ${round}`, heads, classification: 'normal', form: 'physical' });
  await ask(kit, assistant, 'files.sendMany', { fileIds: [fileId], toPostId: to, kind: 'put-up', followUp: true });
  if (round % 3 === 0) {
    await ask(kit, dispatcher, 'dak.pullBack', { receiptId });
    await ask(kit, assistant, 'files.pullBack', { fileId });
    return;
  }
  await ask(kit, officer, 'dak.receiveMany', { receiptIds: [receiptId] });
  await ask(kit, officer, 'dak.markOpened', { receiptId });
  await ask(kit, assistant, 'dak.markOpened', { receiptId });
  await ask(kit, officer, 'files.receive', { fileIds: [fileId] });
  if (round % 3 === 1) {
    await ask(kit, assistant, 'dak.disposeCopy', { receiptId, remarks: 'Noted' });
    await ask(kit, officer, 'dak.return', { receiptId, remarks: 'Not of this section' });
    await ask(kit, officer, 'files.reply', { fileId, remarks: 'Agreed' });
    return;
  }
  await ask(kit, officer, 'dak.putInFile', { receiptId, fileId });
  await ask(kit, assistant, 'movement.followUp', { kind: 'file', ids: [fileId], followed: false });
}

/** A cover that the registry leaves closed, opened and entered by its addressee. */
async function closedCover(kit: Kit, { officer, dispatcher }: Pick<Round, 'officer' | 'dispatcher'>): Promise<void> {
  const sender = { name: '', designation: '', organisation: '', address: '', city: '', email: '', mobile: '' };
  const addresseePostId = officer.person.postId;
  const cover = { form: 'physical' as const, unopenedCover: true, addresseePostId, classification: 'secret' as const, receivedOn: '2026-11-21', deliveryMode: 'hand' as const, sender, language: 'en' as const };
  const { id: receiptId } = await ask(kit, dispatcher, 'dak.diarise', cover);
  await ask(kit, dispatcher, 'dak.mark', { receiptId, toPostId: addresseePostId });
  await ask(kit, officer, 'dak.receive', { receiptId });
  await ask(kit, officer, 'dak.complete', { receiptId, letterNumber: 'VB/7', sender: { ...sender, organisation: 'Vigilance Bureau' }, language: 'ur', subject: 'Enquiry تفتیش', enclosures: 1, classification: 'confidential' });
}

/** Stamps, a receipt without further action, a reason for delay, and the statement of a month. */
async function keepRegisters(kit: Kit, { assistant, dispatcher }: { readonly assistant: Caller; readonly dispatcher: Officer }): Promise<void> {
  await ask(kit, dispatcher, 'registers.receivePostage', { on: '2026-11-21', amount: 250_000, remarks: 'By cheque' });
  const sender = { name: 'A. Sender', designation: '', organisation: '', address: '', city: '', email: '', mobile: '' };
  const entry = { form: 'physical', receivedOn: '2026-11-21', deliveryMode: 'hand', sender, language: 'en', subject: 'Leaflet' } as const;
  const { id: receiptId } = await ask(kit, dispatcher, 'dak.diarise', entry);
  await ask(kit, dispatcher, 'registers.giveReason', { receiptId, reason: 'Report awaited' });
  await ask(kit, dispatcher, 'registers.giveReason', { receiptId, reason: 'Called for again' });
  await ask(kit, dispatcher, 'dak.dispose', { receiptId, remarks: 'Seen' });
  await ask(kit, assistant, 'registers.makeStatement', { on: '2026-11-30' });
}

/** Categories, missing enclosures chased until they came, acknowledgements, and an invoice with a supplement that came back signed. */
async function keepRegistry(kit: Kit, { officer, dispatcher }: Pick<Round, 'officer' | 'dispatcher'>): Promise<void> {
  const registrar = await signedIn(kit, 'registrar');
  keyed(kit, registrar.person.personId);
  const { id: categoryId } = await ask(kit, registrar, 'dak.addCategory', { name: { en: 'Grants', ur: 'گرانٹ', hi: 'अनुदान' } });
  const { id: subcategoryId } = await ask(kit, registrar, 'dak.addCategory', { parentId: categoryId, name: { en: 'Roads' } });
  await ask(kit, registrar, 'dak.renameCategory', { categoryId: subcategoryId, name: { hi: 'सड़कें' } });
  const sender = { name: 'A. Sender', designation: '', organisation: '', address: '', city: '', email: '', mobile: '', type: 'citizen', postcode: '54000', state: 'Punjab', country: 'PK' } as const;
  const rarer = { sender, categoryId, subcategoryId, enclosures: 3, enclosuresMissing: 1, missingEnclosures: 'map نقشہ', acknowledge: true };
  const diarised = () => ask(kit, dispatcher, 'dak.diarise', { ...rarer, form: 'physical', receivedOn: '2026-11-21', deliveryMode: 'hand', language: 'en', subject: 'Grant' });
  const [first, second] = [await diarised(), await diarised()];
  await ask(kit, registrar, 'dak.withdrawCategory', { categoryId });
  const on = localDay(kit.clock.now);
  await ask(kit, dispatcher, 'dak.noteMissing', { receiptId: first.id, count: 1, which: 'estimate' });
  await ask(kit, dispatcher, 'dak.chaseEnclosures', { receiptId: first.id, on, remarks: 'By telephone' });
  await ask(kit, dispatcher, 'dak.receiveEnclosures', { receiptId: first.id, on, count: 2 });
  await ask(kit, dispatcher, 'dak.acknowledgementsPrinted', { receiptIds: [first.id, second.id] });
  await ask(kit, dispatcher, 'dak.acknowledgementsSent', { receiptIds: [second.id], on, mode: 'ordinary' });
  const invoiced = async (receiptId: string) => {
    await ask(kit, dispatcher, 'dak.mark', { receiptId, toPostId: officer.person.postId });
    const waiting = (await ask(kit, dispatcher, 'dak.invoices', { from: on, to: on })).find(({ state }) => state === 'open');
    return ask(kit, dispatcher, 'dak.makeInvoice', { register: '', sectionId: waiting?.sectionId ?? '', day: on });
  };
  const { id: invoiceId } = await invoiced(first.id);
  await invoiced(second.id);
  const signed = await takeIn(kit, dispatcher, 'signed.tif', greyTiff([{ width: 44, height: 31 }]));
  await ask(kit, dispatcher, 'dak.returnInvoice', { invoiceId, on, remarks: 'Signed', scanId: signed.id });
}

/** Keys of a person at two other desks, and newer ones at the first of these. */
function keyed({ desk }: Kit, id: string): void {
  const key = (value: number) => new Uint8Array(32).fill(value);
  for (const [at, place] of ['a', 'b', 'a'].entries()) {
    const body = { id, signingKey: key(at + 1), agreementKey: key(at + 101), desk: place.repeat(64) };
    desk.ledger.commit(() => desk.ledger.append({ type: personKeyed, officer: null, body }));
  }
}

/** Entries and files made by mistake: cancelled, and some of them taken back; a draft thrown away and taken back. */
async function throwAway(kit: Kit, { assistant, dispatcher }: Omit<Round, 'round'>): Promise<void> {
  const sender = { name: 'A. Sender', designation: '', organisation: '', address: '', city: '', email: '', mobile: '' };
  const entry = { form: 'physical', receivedOn: '2026-11-21', deliveryMode: 'hand', sender, language: 'en', subject: 'Entered twice' } as const;
  const [wrong, right] = [await ask(kit, dispatcher, 'dak.diarise', entry), await ask(kit, dispatcher, 'dak.diarise', entry)];
  for (const { id } of [wrong, right]) await ask(kit, dispatcher, 'bin.putReceipt', { receiptId: id, reason: 'Entered twice' });
  await ask(kit, dispatcher, 'bin.restoreReceipt', { receiptId: right.id });
  const open = (subject: string) => ask(kit, assistant, 'files.open', { subject, heads: { head: '1' }, classification: 'normal' });
  const [mistaken, kept] = [await open('Opened twice'), await open('Opened once')];
  for (const { id } of [mistaken, kept]) await ask(kit, assistant, 'bin.putFile', { fileId: id, reason: 'Opened twice' });
  await ask(kit, assistant, 'bin.restoreFile', { fileId: kept.id });
  const draft = draftFor(assistant.person.postId, {});
  const [gone, back] = [await ask(kit, assistant, 'letters.create', { fileId: kept.id, draft }), await ask(kit, assistant, 'letters.create', { fileId: kept.id, draft })];
  for (const { id } of [gone, back]) await ask(kit, assistant, 'letters.discard', { letterId: id });
  await ask(kit, assistant, 'bin.restoreLetter', { letterId: back.id });
}

/** A letter signed by hand too: a scan crossed out, a better one confirmed. */
async function signByHand(kit: Kit, { officer }: Pick<Round, 'officer'>, letterId: string): Promise<void> {
  const bring = async (name: string, width: number) => {
    const scan = await takeIn(kit, officer, name, greyTiff([{ width, height: 30 }]));
    await ask(kit, officer, 'letters.addSignedCopy', { letterId, scanId: scan.id });
  };
  await bring('dark.tif', 50);
  await ask(kit, officer, 'letters.withdrawSignedCopy', { letterId, reason: 'Too dark' });
  await bring('signed.tif', 51);
  await ask(kit, officer, 'letters.confirmSignedCopy', { letterId, pin: officer.person.pin });
}

type People = { readonly assistant: Caller; readonly officer: Caller };

/** Templates and heads changed, files in parts and volumes, linked, attached, parked, closed and opened again. */
async function fileLives(kit: Kit, { assistant, officer }: People): Promise<void> {
  const registrar = await signedIn(kit, 'registrar');
  await ask(kit, registrar, 'office.changeNumbering', { ...(await ask(kit, registrar, 'office.numbering', {})), volumePages: 200, diary: '{seq}/{yy}-{section}' });
  const head = await ask(kit, officer, 'office.addHead', { level: 'basic', code: '9', name: 'Buildings عمارات भवन' });
  const open = async (subject: string) => (await ask(kit, assistant, 'files.open', { subject, heads: { head: '9' }, classification: 'normal', form: 'physical' })).id;
  const [fileId, otherId, third] = [await open('Roof'), await open('Floor'), await open('Door')];
  await ask(kit, officer, 'office.closeHead', { headId: head.id });
  await ask(kit, assistant, 'files.open', { subject: 'Old', heads: {}, number: '7/Old/1990', classification: 'secret' });
  await ask(kit, assistant, 'files.link', { fileId, otherId });
  await ask(kit, assistant, 'files.link', { fileId, otherId: third });
  await ask(kit, assistant, 'files.unlink', { fileId: third, otherId: fileId });
  const part = await ask(kit, assistant, 'files.openPart', { fileId, reason: 'bulky' });
  await ask(kit, assistant, 'files.openPart', { fileId, reason: 'away' });
  await ask(kit, assistant, 'files.mergePart', { fileId: part.id });
  await ask(kit, assistant, 'notes.confirm', { fileId: otherId, decision: 'seen' });
  const volume = await ask(kit, assistant, 'files.openVolume', { fileId: otherId });
  await ask(kit, assistant, 'files.attach', { fileId: volume.id, otherId: fileId });
  await ask(kit, assistant, 'files.attach', { fileId: third, otherId: fileId });
  await ask(kit, assistant, 'files.detach', { fileId: third });
  const { person } = await signedIn(kit, 'officer');
  await ask(kit, assistant, 'files.send', { fileId, toPostId: person.postId, kind: 'put-up' });
  await ask(kit, assistant, 'files.park', { fileId: third, reason: 'Season', bringUpOn: '2030-01-01' });
  await ask(kit, assistant, 'files.unpark', { fileId: third });
  await ask(kit, assistant, 'files.askClosing', { fileId: third, remarks: 'Done' });
  await ask(kit, officer, 'files.decide', { fileId: third, approve: false, remarks: 'Not yet' });
  await ask(kit, assistant, 'files.askClosing', { fileId: third, remarks: 'Done' });
  await ask(kit, officer, 'files.decide', { fileId: third, approve: true });
  await ask(kit, assistant, 'files.askReopening', { fileId: third, remarks: 'A letter came' });
  await ask(kit, officer, 'files.decide', { fileId: third, approve: true });
}

type Signed = Awaited<ReturnType<typeof signedIn>>;
type Scanners = { readonly assistant: Signed; readonly dispatcher: Signed };

/** Now and then a scan: an electronic receipt, one straight on the file, one crossed out. */
async function scanned(kit: Kit, { assistant, dispatcher }: Scanners, fileId: string, round: number): Promise<void> {
  if (round % 6 !== 0) return;
  const picture = greyTiff([{ width: 40 + round, height: 30 }]);
  const came = await takeIn(kit, dispatcher, 'came.tif', picture);
  const sender = { name: 'A. Sender', designation: '', organisation: '', address: '', city: '', email: '', mobile: '' };
  const entry = { receivedOn: '2026-11-21', deliveryMode: 'e-mail', sender, language: 'en', subject: `Scan ${round}` } as const;
  const receipt = await ask(kit, dispatcher, 'dak.diarise', { ...entry, form: 'electronic', attachments: [came.id] });
  await ask(kit, dispatcher, 'dak.mark', { receiptId: receipt.id, toPostId: assistant.person.postId, remarks: 'Put up with papers' });
  await ask(kit, assistant, 'dak.putInFile', { receiptId: receipt.id, fileId, remarks: 'Placed below' });
  await ask(kit, assistant, 'correspondence.flag', { fileId, paperId: receipt.id, flag: round % 12 === 0 ? 'puc' : null });
  const own = await takeIn(kit, assistant, 'own.tif', picture);
  await ask(kit, assistant, 'attachments.addToFile', { fileId, ids: [own.id], appendix: round % 12 === 0 ? 'notes' : 'correspondence' });
  await ask(kit, assistant, 'attachments.withdrawFromFile', { id: own.id, reason: 'a better copy follows' });
}

/** A note dictated, edited, sent back and signed, with a draft in several versions, and kept as a precedent. */
async function dictation(kit: Kit, { assistant, officer }: People, fileId: string): Promise<void> {
  const { person } = await signedIn(kit, 'officer');
  const write = (caller: Caller, text: string) => ask(kit, caller, 'notes.saveYellow', { fileId, content: paragraphs(text) });
  const receipt = await ask(kit, officer, 'dak.diarise', {
    form: 'physical', receivedOn: '2026-11-21', deliveryMode: 'hand', language: 'en', subject: 'Roof',
    sender: { name: 'A. Citizen', designation: '', organisation: '', address: '', city: '', email: '', mobile: '' },
  });
  await write(assistant, 'As dictated.');
  await ask(kit, assistant, 'files.send', { fileId, toPostId: person.postId, kind: 'put-up' });
  await ask(kit, officer, 'dak.putInFile', { receiptId: receipt.id, fileId, remarks: '' });
  const answer = draftFor(person.postId, { replyToReceiptId: receipt.id });
  const { id: letterId } = await ask(kit, officer, 'letters.create', { fileId, draft: answer });
  await write(officer, 'As dictated, corrected.');
  await ask(kit, officer, 'files.return', { fileId, remarks: 'Shorten.' });
  await ask(kit, assistant, 'letters.save', { letterId, draft: { ...answer, subject: { en: 'Shorter' } } });
  await write(assistant, 'Corrected.');
  await ask(kit, assistant, 'files.send', { fileId, toPostId: person.postId, kind: 'put-up' });
  await ask(kit, officer, 'notes.confirm', { fileId, decision: 'approved' });
  await ask(kit, officer, 'letters.approve', { letterId, pin: person.pin });
  const noteId = (await ask(kit, officer, 'files.view', { fileId })).notes.at(-1)?.id ?? '';
  const kept = await ask(kit, officer, 'notes.keepPrecedent', { noteId, paragraphs: [0], title: 'Roof', language: 'en' });
  await ask(kit, officer, 'notes.keepPrecedent', { noteId, paragraphs: [0], title: 'Roof again', language: 'en' });
  await ask(kit, officer, 'notes.withdrawPrecedent', { precedentId: kept.id });
}
