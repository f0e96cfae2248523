import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Output, ProcedureName, RequestInput } from '../../preload/contract/index.ts';
import { Core } from './core.ts';
import { openDesk } from './open-desk.ts';
import type { Caller } from './session/session.ts';
import { createLayoutClient, layoutClientOptions } from '../layout-client/layout-client.ts';

const resources = new URL('../../resources', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'daftar-core-'));
const layout = createLayoutClient(layoutClientOptions());

afterAll(async () => {
  await layout.end();
  rmSync(folder, { recursive: true, force: true });
});

async function ask<Name extends ProcedureName>(core: Core, caller: Caller, name: Name, input: RequestInput<Name>): Promise<Output<Name>> {
  const { result } = await core.call(caller, name, input);
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
  return result.value as Output<Name>;
}

describe('a demo office', () => {
  it('takes a letter from draft to dispatch and verification', async () => {
    const errors: string[] = [];
    const { desk, close } = await openDesk({ folder, resources, version: 'test', layout });
    const core = new Core(desk, (entry) => errors.push(entry.message));
    const caller = core.caller();
    await ask(core, caller, 'office.openDemo', { country: 'pk' });
    const people = await ask(core, caller, 'session.people', {});
    const [assistant, officer] = people;
    const me = await ask(core, caller, 'session.signIn', { personId: assistant?.personId ?? '', pin: assistant?.demoPin ?? '' });
    expect(me.post.roles).toEqual(['assistant']);
    const file = await ask(core, caller, 'files.open', { subject: 'کیو آر کوڈ', heads: { head: '3' }, classification: 'normal' });
    const officerPost = officer?.posts[0]?.postId ?? '';
    const text = { type: 'doc' as const, content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'تمام سرکاری خطوط پر کیو آر کوڈ درج ہوگا۔' }] }] };
    await ask(core, caller, 'notes.saveYellow', { fileId: file.id, content: text });
    await ask(core, caller, 'notes.confirm', { fileId: file.id });
    const letter = await ask(core, caller, 'letters.create', {
      fileId: file.id,
      draft: { form: 'letter', languages: ['ur'], subject: { ur: 'کیو آر کوڈ کا نفاذ' }, to: [{ name: 'محکمہ بلدیات', address: 'نمائشی شہر' }], copyTo: [{ name: 'ریکارڈ روم' }], body: { ur: text }, enclosures: [], signatoryPostId: officerPost },
    });
    await ask(core, caller, 'files.send', { fileId: file.id, toPostId: officerPost, kind: 'put-up' });
    await ask(core, caller, 'session.signIn', { personId: officer?.personId ?? '', pin: officer?.demoPin ?? '' });
    const issued = await ask(core, caller, 'letters.approve', { letterId: letter.id, pin: officer?.demoPin ?? '' });
    expect(issued.number).toMatch(/^SO\(Admin\)\/DMO\/1\/\d{4}$/);
    const pdf = await ask(core, caller, 'letters.pdf', { letterId: letter.id });
    const verified = await ask(core, caller, 'verify.file', { bytes: pdf.bytes, name: 'x.pdf' });
    expect({ errors, verdict: verified.verdict, notes: verified.notes, text: verified.textMatch, signature: verified.pdfSignature }).toEqual({
      errors: [],
      verdict: 'genuine',
      notes: [],
      text: true,
      signature: { valid: true, wholeDocument: true, signer: 'Administration Section' },
    });
    const lines = await ask(core, caller, 'dispatch.lines', {});
    expect(lines.rows.map((row) => [row.serial, row.addressee, row.kind])).toEqual([[2, 'ریکارڈ روم', 'copy'], [1, 'محکمہ بلدیات', 'to']]);
    const report = await ask(core, caller, 'system.audit', {});
    expect(report.problems).toEqual([]);
    await ask(core, caller, 'letters.cancel', { letterId: letter.id, reason: 'wrong address', pin: officer?.demoPin ?? '' });
    const again = await ask(core, caller, 'verify.file', { bytes: pdf.bytes, name: 'x.pdf' });
    expect(again.verdict).toBe('cancelled');
    expect((await ask(core, caller, 'system.audit', {})).problems).toEqual([]);
    expect(errors).toEqual([]);
    close();
  });
});
