import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { demoScale } from '../../preload/contract/office.ts';
import { country } from '../../preload/contract/system.ts';
import { inLanguage } from '../core/office/local-text.ts';
import { Refusal } from '../core/refusal.ts';
import { answer, required, type Command, type Options } from './command.ts';
import { firstMoment, playOffice } from './demo/play-office.ts';
import { withDesk, type OpenedDesk } from './desk-at.ts';

const wholeNumber = (most: number) => z.coerce.number().int().min(0).max(most);
const choices = z.object({
  country: country.default('pk'),
  scale: demoScale.default('desk'),
  receipts: wholeNumber(1_000_000).default(60_000),
  years: wholeNumber(20).default(5),
  texts: z.string().optional(),
});

/**
 * Makes a demo office in an empty folder; at the scale of a real office it plays so many years of work through it. Refuses with
 * `folderNotEmpty`, `badInput` naming the option.
 */
export const demoCommand: Command = async (options) => {
  const folder = resolve(required(options, 'data'));
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Refusal('folderNotEmpty', { folder });
  const chosen = readChoices(options);
  const real = chosen.scale === 'office';
  const clock = { now: real ? firstMoment(chosen.years) : 0 };
  const work = async (opened: OpenedDesk) => {
    const { people } = await opened.ask('office.openDemo', { country: chosen.country, scale: chosen.scale });
    const played = real ? await playOffice(opened, { ...chosen, people, clock }) : {};
    return answer(true, { ...(await facts(opened, folder)), posts: people.map(factsOfPerson), ...played });
  };
  return withDesk(folder, false, work, { clock: real ? () => clock.now : Date.now });
};

function readChoices(options: Options): z.infer<typeof choices> {
  const read = choices.safeParse(options);
  if (read.success) return read.data;
  throw new Refusal('badInput', { field: `--${String(read.error.issues[0]?.path[0] ?? '')}` });
}

async function facts({ ask }: OpenedDesk, folder: string) {
  const { office } = await ask('system.state', {});
  const list = await ask('office.trustList', {});
  const trustList = join(folder, 'trust-list.cose');
  writeFileSync(trustList, list.bytes);
  const held = (await ask('session.people', {})).flatMap((person) => person.posts);
  return {
    office: office ? inLanguage(office.name, 'en') : '',
    sections: [...new Set(held.map((post) => inLanguage(post.section, 'en')))],
    trustList,
    rootFingerprint: list.rootFingerprint,
  };
}

type DemoPerson = { readonly postCode: string; readonly person: Parameters<typeof inLanguage>[0]; readonly pin: string };

function factsOfPerson({ postCode, person, pin }: DemoPerson) {
  return { post: postCode, person: inLanguage(person, 'en'), pin };
}
