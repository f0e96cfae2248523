import { afterAll, describe, expect, it } from 'vitest';
import { createLayoutClient, layoutClientOptions } from '../../main/layout-client/layout-client.ts';
import { ask, demoPerson, openDemo, paragraphs, signedIn, temporaryFolder } from './desk-kit.ts';

const layout = createLayoutClient(layoutClientOptions());
const folder = temporaryFolder();

afterAll(async () => {
  await layout.end();
  folder.remove();
});

describe('a demo office', () => {
  it('takes a letter from draft to dispatch, verification and cancellation', async () => {
    const kit = await openDemo(folder.path, { layout });
    const caller = await signedIn(kit, 'assistant');
    const file = await ask(kit, caller, 'files.open', { subject: 'کیو آر کوڈ', heads: { head: '3' }, classification: 'normal' });
    const officer = await demoPerson(kit, 'officer');
    const text = paragraphs('تمام سرکاری خطوط پر کیو آر کوڈ درج ہوگا۔');
    await ask(kit, caller, 'notes.saveYellow', { fileId: file.id, content: text });
    await ask(kit, caller, 'notes.confirm', { fileId: file.id });
    const letter = await ask(kit, caller, 'letters.create', {
      fileId: file.id,
      draft: {
        form: 'letter',
        languages: ['ur'],
        subject: { ur: 'کیو آر کوڈ کا نفاذ' },
        to: [{ name: 'محکمہ بلدیات', address: 'نمائشی شہر' }],
        copyTo: [{ name: 'ریکارڈ روم' }],
        body: { ur: text },
        enclosures: [],
        signatoryPostId: officer.postId,
      },
    });
    const preview = await ask(kit, caller, 'letters.pdf', { letterId: letter.id });
    expect(preview).toMatchObject({ pages: 1, sealed: false });
    await ask(kit, caller, 'files.send', { fileId: file.id, toPostId: officer.postId, kind: 'put-up' });
    const approver = await signedIn(kit, 'officer');
    const issued = await ask(kit, approver, 'letters.approve', { letterId: letter.id, pin: officer.pin });
    expect(issued).toEqual({ number: 'SO(Admin)/DMO/1/2026', date: '2026-11-21', pages: 1 });
    const pdf = await ask(kit, approver, 'letters.pdf', { letterId: letter.id });
    const verified = await ask(kit, approver, 'verify.file', { bytes: pdf.bytes, name: 'x.pdf' });
    expect({ verdict: verified.verdict, notes: verified.notes, text: verified.textMatch, signature: verified.pdfSignature }).toEqual({
      verdict: 'genuine',
      notes: [],
      text: true,
      signature: { valid: true, wholeDocument: true, signer: 'Administration Section' },
    });
    const lines = await ask(kit, approver, 'dispatch.lines', {});
    expect(lines.rows.map((row) => [row.serial, row.addressee, row.kind])).toEqual([[2, 'ریکارڈ روم', 'copy'], [1, 'محکمہ بلدیات', 'to']]);
    expect((await ask(kit, approver, 'system.audit', {})).problems).toEqual([]);
    await ask(kit, approver, 'letters.cancel', { letterId: letter.id, reason: 'wrong address', pin: officer.pin });
    const again = await ask(kit, approver, 'verify.file', { bytes: pdf.bytes, name: 'x.pdf' });
    expect(again.verdict).toBe('cancelled');
    expect((await ask(kit, approver, 'system.audit', {})).problems).toEqual([]);
    expect(kit.errors).toEqual([]);
    kit.close();
  });
});
