import type { ChildProcess } from 'node:child_process';
import { z } from 'zod';
import type { LaidOutPage, LayoutPort } from '../../main/core/letters/layout-port.ts';

const question = z.object({
  ask: z.int(),
  name: z.enum(['layout.open', 'layout.print', 'layout.close']),
  input: z.object({ html: z.string().default(''), page: z.string().default(''), slots: z.record(z.string(), z.string()).optional(), footer: z.string().optional() }),
});

/** Lays out for a core in another process over the line that the shell uses; `end` closes what a killed core left open. */
export function layoutServer(layout: LayoutPort, child: ChildProcess): { readonly end: () => Promise<void> } {
  const pages = new Map<string, LaidOutPage>();
  let opened = 0;
  let ended = false;
  let last: Promise<void> = Promise.resolve();

  async function answer({ name, input }: z.infer<typeof question>): Promise<object> {
    if (name === 'layout.open') {
      const page = await layout.open(input.html);
      opened += 1;
      pages.set(String(opened), page);
      return { page: String(opened) };
    }
    const page = pages.get(input.page);
    if (!page) throw new Error(`no page ${input.page}`);
    if (name === 'layout.close') {
      pages.delete(input.page);
      await page.close();
      return {};
    }
    const { slots, footer } = input;
    return { pdf: await page.print({ ...(slots ? { slots } : {}), ...(footer === undefined ? {} : { footer }) }) };
  }

  child.on('message', (message) => {
    const asked = question.safeParse(message);
    if (!asked.success) return;
    last = last.then(async () => {
      if (ended) return;
      const value = await answer(asked.data);
      if (child.connected) child.send({ answer: asked.data.ask, ok: true, value }, () => undefined);
    });
  });

  return {
    end: async () => {
      ended = true;
      await last;
      await Promise.all([...pages.values()].map((page) => page.close()));
    },
  };
}
