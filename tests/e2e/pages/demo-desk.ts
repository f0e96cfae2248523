import type { Page } from '@playwright/test';
import type { Country } from '../../../preload/contract/system.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { openDesk, type OpenDesk } from '../harness.ts';
import { mouse } from './hands.ts';
import { chooseLanguage, openDemoOffice } from './start.ts';
import type { Visit } from './visit.ts';
import { wordsOf } from './words.ts';

export type DemoDesk = { readonly desk: OpenDesk; readonly visit: Visit };

/** Somebody with the mouse before a window in a language. */
export const visitOf = (window: Page, language: Language): Visit => ({ window, words: wordsOf(language), hands: mouse(window) });

/** A new desk with the demo office open, where nobody has signed in yet. */
export async function openDemoDesk(language: Language, country: Country, dataFolder?: string): Promise<DemoDesk> {
  const desk = await openDesk(dataFolder ? { dataFolder } : {});
  const visit = visitOf(desk.window, language);
  await chooseLanguage(visit);
  await openDemoOffice(visit, country);
  return { desk, visit };
}
