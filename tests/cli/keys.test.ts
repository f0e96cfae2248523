import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { daftar } from '../support/run.ts';

const work = mkdtempSync(join(tmpdir(), 'daftar-keys-'));
const desk = join(work, 'desk');
const listed = z.object({
  sections: z.array(z.object({ section: z.string(), warning: z.string(), keys: z.array(z.object({ kid: z.string(), state: z.string(), daysLeft: z.int() })) })),
  root: z.object({ onDesk: z.boolean() }),
});
const pins = new Map<string, string>();

beforeAll(async () => {
  const { value } = await daftar('demo', '--data', desk);
  for (const { post, pin } of z.object({ posts: z.array(z.object({ post: z.string(), pin: z.string() })) }).parse(value).posts) pins.set(post, pin);
}, 60_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

const renew = (post: string, section: string) => daftar('renew-key', '--data', desk, '--as', post, '--pin', pins.get(post) ?? '', '--section', section);

describe('the keys of an office on the command line', () => {
  it('are listed by section with their days left', async () => {
    const ran = await daftar('keys', '--data', desk);
    const { sections, root } = listed.parse(ran.value);
    expect(ran.code).toBe(0);
    expect(root.onDesk).toBe(true);
    expect(sections.map(({ section, warning, keys }) => [section, warning, keys.map(({ state }) => state)])).toEqual([
      ['Admin', 'none', ['active']],
      ['Issue', 'none', ['active']],
    ]);
  });

  it('are renewed by the registrar, for one section', async () => {
    const ran = await renew('Registrar', 'Admin');
    expect(ran.code).toBe(0);
    const { kid } = z.object({ kid: z.string() }).parse(ran.value);
    const { sections } = listed.parse((await daftar('keys', '--data', desk)).value);
    expect(sections[0]?.keys.map((key) => [key.kid === kid, key.state])).toEqual([
      [true, 'active'],
      [false, 'retired'],
    ]);
    expect(sections[1]?.keys).toHaveLength(1);
  });

  it.each([
    ['SO(Admin)', 'Admin', 'notPermitted'],
    ['Registrar', 'No such section', 'notFound'],
  ])('are not renewed by %s for %s', async (post, section, code) => {
    const ran = await renew(post, section);
    expect([ran.code, ran.value]).toMatchObject([1, { error: { code } }]);
  });
});
