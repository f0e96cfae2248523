import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../main/core/ledger/audit.ts';
import { ask, draftInHand, drawnLayout, openDemo, refusalOf, signedIn, temporaryFolder, type Kit } from './desk-kit.ts';
import { greyTiff, takeIn } from './scans.ts';

type Officer = Awaited<ReturnType<typeof signedIn>>;

let kit: Kit;
let assistant: Officer;
let officer: Officer;
let dispatcher: Officer;
let letterId: string;
let remove: () => void;

beforeEach(async () => {
  const place = temporaryFolder();
  remove = place.remove;
  kit = await openDemo(place.path, { layout: drawnLayout() });
  [assistant, officer, dispatcher] = [await signedIn(kit, 'assistant'), await signedIn(kit, 'officer'), await signedIn(kit, 'dispatcher')];
  letterId = (await draftInHand(kit, officer)).letterId;
});
afterEach(() => {
  const problems = [...audit(kit.desk).problems.map(({ where, what }) => `${where}: ${what}`), ...kit.errors];
  kit.close();
  remove();
  if (problems.length > 0) throw new Error(problems.join('\n'));
});

const approve = () => ask(kit, officer, 'letters.approve', { letterId, pin: officer.person.pin });
const scan = async (by: Officer) => (await takeIn(kit, by, 'signed.tif', greyTiff([{ width: 40, height: 30 }]))).id;
const copyOf = async (by: Officer) => (await ask(kit, by, 'letters.view', { letterId })).signedCopy;

describe('the paper copy of a letter that was signed by hand', () => {
  it('is brought as a scan, confirmed by the signatory with his PIN, and leaves the sealed letter as it is', async () => {
    await approve();
    const sealed = await ask(kit, officer, 'letters.pdf', { letterId });
    const scanId = await scan(officer);
    await ask(kit, officer, 'letters.addSignedCopy', { letterId, scanId });
    expect(await copyOf(officer)).toMatchObject({ scan: { id: scanId, pages: 1 }, confirmed: null, mayAdd: false, mayConfirm: true, mayWithdraw: true });
    expect((await refusalOf(kit, officer, 'letters.confirmSignedCopy', { letterId, pin: '000000' })).code).toBe('wrongPin');
    await ask(kit, officer, 'letters.confirmSignedCopy', { letterId, pin: officer.person.pin });
    expect(await copyOf(officer)).toMatchObject({ scan: { id: scanId }, mayConfirm: false, mayWithdraw: false });
    expect((await copyOf(officer)).confirmed?.by.person).toBeDefined();
    expect((await ask(kit, officer, 'attachments.read', { id: scanId, offset: 0, length: 10 })).bytes.length).toBe(10);
    expect((await ask(kit, officer, 'letters.pdf', { letterId })).bytes).toEqual(sealed.bytes);
  });

  it('is no paper of the file, and is crossed out only beside its letter, while nobody confirmed it', async () => {
    await approve();
    const { fileId } = await ask(kit, officer, 'letters.view', { letterId });
    const scanId = await scan(officer);
    await ask(kit, officer, 'letters.addSignedCopy', { letterId, scanId });
    expect((await ask(kit, officer, 'attachments.ofFile', { fileId })).map(({ id }) => id)).not.toContain(scanId);
    expect((await refusalOf(kit, officer, 'attachments.withdrawFromFile', { id: scanId, reason: 'x' })).code).toBe('notFound');
    expect((await refusalOf(kit, officer, 'letters.addSignedCopy', { letterId, scanId: await scan(officer) })).code).toBe('signedCopyStands');
    expect((await refusalOf(kit, officer, 'letters.withdrawSignedCopy', { letterId, reason: ' ' })).code).toBe('remarksRequired');
    await ask(kit, officer, 'letters.withdrawSignedCopy', { letterId, reason: 'Too dark' });
    expect((await copyOf(officer)).scan).toBeNull();
    await ask(kit, officer, 'letters.addSignedCopy', { letterId, scanId: await scan(officer) });
    await ask(kit, officer, 'letters.confirmSignedCopy', { letterId, pin: officer.person.pin });
    expect((await refusalOf(kit, officer, 'letters.withdrawSignedCopy', { letterId, reason: 'x' })).code).toBe('signedCopyConfirmed');
  });

  it('is not brought for a draft, nor by a post that neither signs nor holds the file, nor confirmed by another', async () => {
    expect((await refusalOf(kit, officer, 'letters.addSignedCopy', { letterId, scanId: await scan(officer) })).code).toBe('letterNotIssued');
    await approve();
    expect((await refusalOf(kit, assistant, 'letters.addSignedCopy', { letterId, scanId: await scan(assistant) })).code).toBe('fileNotHere');
    expect((await refusalOf(kit, dispatcher, 'letters.addSignedCopy', { letterId, scanId: await scan(dispatcher) })).code).toBe('notPermitted');
    expect((await refusalOf(kit, officer, 'letters.confirmSignedCopy', { letterId, pin: officer.person.pin })).code).toBe('notFound');
  });
});
