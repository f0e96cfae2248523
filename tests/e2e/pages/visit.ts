import type { Locator, Page } from '@playwright/test';
import { existsSync } from 'node:fs';
import { expect, type Hands } from './hands.ts';
import type { Words } from './words.ts';

/** One person before one window: the page objects find what they need by the words of the reader's language. */
export type Visit = { readonly window: Page; readonly words: Words; readonly hands: Hands };

export const button = ({ window, words }: Visit, key: string, within: Locator | Page = window): Locator =>
  within.getByRole('button', { name: words.say(key), exact: true });

/** Waits until something saved is on the disk. */
export const fileIsThere = (file: string): Promise<void> => expect.poll(() => existsSync(file)).toBe(true);

export const dialog = ({ window }: Visit): Locator => window.getByRole('dialog').filter({ visible: true });
