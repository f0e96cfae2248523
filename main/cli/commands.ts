import { statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { audit } from '../core/ledger/audit.ts';
import { backupDesk, recordRestore, restoreDesk } from '../core/system/backup.ts';
import { Refusal } from '../core/refusal.ts';
import { answer, readText, required, type Command } from './command.ts';
import { deskCommand } from './desk-command.ts';
import { hubCommands } from './hub-commands.ts';
import { demoCommand } from './demo-command.ts';
import { withDesk, signInFor } from './desk-at.ts';
import { keyCommands } from './key-commands.ts';
import { issueFromInput } from './letter-command.ts';
import { verifyCommand } from './verify-command.ts';

/** The commands by name. */
export const commands: Readonly<Record<string, Command>> = {
  demo: demoCommand,
  letter: async (options) => {
    const out = resolve(required(options, 'out'));
    return withDesk(resolve(required(options, 'data')), true, async (opened) => {
      const { postId } = await signInFor(opened, required(options, 'as'), required(options, 'pin'));
      const input: unknown = JSON.parse(readText(required(options, 'input')));
      return answer(true, await issueFromInput(opened, input, { postId, pin: required(options, 'pin'), out }));
    });
  },
  verify: verifyCommand,
  cancel: async (options) =>
    withDesk(resolve(required(options, 'data')), true, async (opened) => {
      await signInFor(opened, required(options, 'as'), required(options, 'pin'));
      const number = required(options, 'number');
      const { rows } = await opened.ask('letters.list', { search: number });
      const letter = rows.find((row) => row.number === number);
      if (!letter) throw new Refusal('letterNotIssued', { number });
      await opened.ask('letters.cancel', { letterId: letter.id, reason: required(options, 'reason'), pin: required(options, 'pin') });
      return answer(true, { number, state: 'cancelled' });
    }),
  'status-list': async (options) =>
    withDesk(resolve(required(options, 'data')), true, async ({ ask }) => {
      const list = await ask('verify.statusList', {});
      const out = resolve(required(options, 'out'));
      writeFileSync(out, list.bytes);
      return answer(true, { file: out, issuedOn: list.issuedOn, entries: list.entries, bytes: list.bytes.length });
    }),
  'trust-list': async (options) =>
    withDesk(resolve(required(options, 'data')), true, async ({ ask }) => {
      const list = await ask('office.trustList', {});
      const out = resolve(required(options, 'out'));
      writeFileSync(out, list.bytes);
      return answer(true, { file: out, rootFingerprint: list.rootFingerprint, bytes: list.bytes.length });
    }),
  verifier: async (options) =>
    withDesk(resolve(required(options, 'data')), true, async ({ ask }) => {
      const page = await ask('office.verifierFile', {});
      const out = resolve(required(options, 'out'));
      writeFileSync(out, page.bytes);
      return answer(true, { file: out, bytes: page.bytes.length });
    }),
  ...keyCommands,
  desk: deskCommand,
  ...hubCommands,
  audit: async (options) =>
    withDesk(resolve(required(options, 'data')), true, async ({ desk }) => {
      const report = audit(desk);
      return answer(report.ok, report);
    }),
  rebuild: async (options) =>
    withDesk(resolve(required(options, 'data')), true, async ({ desk }) => answer(true, { events: desk.projector.rebuild(desk.store) })),
  backup: async (options) =>
    withDesk(resolve(required(options, 'data')), true, async ({ desk }) => answer(true, await backupDesk(desk, resolve(required(options, 'out'))))),
  restore: async (options) => {
    const file = resolve(required(options, 'in'));
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new Refusal('backupInvalid');
    const folder = resolve(required(options, 'data'));
    const restored = await restoreDesk(file, folder, process.env['DAFTAR_SQLITE_BINDING']);
    await withDesk(folder, true, async ({ desk }) => recordRestore(desk));
    return answer(true, { folder, ...restored });
  },
};
