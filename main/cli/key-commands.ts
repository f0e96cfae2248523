import { resolve } from 'node:path';
import { inLanguage } from '../core/office/local-text.ts';
import { readKeys } from '../core/office/key-list.ts';
import { Refusal } from '../core/refusal.ts';
import { answer, required, type Command } from './command.ts';
import { signInFor, withDesk } from './desk-at.ts';

/** The commands for the keys of the office. */
export const keyCommands: Readonly<Record<'keys' | 'renew-key', Command>> = {
  keys: async (options) =>
    withDesk(resolve(required(options, 'data')), true, async ({ desk }) => {
      const { sections, root, officeCa, exportedAt } = readKeys(desk);
      return answer(true, {
        sections: sections.map(({ code, name, warning, keys }) => ({ section: code, name: inLanguage(name, 'en'), warning, keys })),
        root,
        officeCa,
        exportedAt: exportedAt === null ? null : new Date(exportedAt).toISOString(),
      });
    }),
  'renew-key': async (options) =>
    withDesk(resolve(required(options, 'data')), true, async (opened) => {
      const code = required(options, 'section');
      await signInFor(opened, required(options, 'as'), required(options, 'pin'));
      const { sections } = await opened.ask('office.structure', {});
      const section = sections.find((candidate) => candidate.code === code || candidate.id === code);
      if (!section) throw new Refusal('notFound', { name: code });
      const renewed = await opened.ask('office.renewSealingKey', { sectionId: section.id });
      return answer(true, { section: section.code, ...renewed });
    }),
};
