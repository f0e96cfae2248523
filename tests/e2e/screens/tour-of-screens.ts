import type { officePosts } from '../pages/office-desk.ts';
import type { Visit } from '../pages/visit.ts';

type Post = keyof typeof officePosts;
export type Tour = {
  readonly visit: Visit;
  readonly onScreen: (name: string) => Promise<void>;
  readonly signIn: (post: Post) => Promise<void>;
  readonly signOut: () => Promise<void>;
  /** A screen that could not be reached is said, and the tour goes on. */
  readonly problem: (line: string) => void;
};

/** One stop of the tour: a picture of what is reached by pressing these in turn, each by its test id; Escape closes what was opened. */
type Stop = { readonly name: string; readonly press: readonly string[]; readonly close?: number };

const stopsOf: Readonly<Record<'sectionOfficer' | 'assistant' | 'diarist' | 'dispatcher' | 'registrar', readonly Stop[]>> = {
  assistant: [
    { name: 'home', press: ['area-home'] },
    { name: 'inbox', press: ['area-inbox'] },
    { name: 'open-file', press: ['area-created', 'open-file'], close: 1 },
    { name: 'file', press: ['area-inbox', 'files-inbox>register-row'] },
    { name: 'yellow-note', press: ['write-note'] },
    { name: 'precedents', press: ['insert-precedent'], close: 1 },
    { name: 'paper', press: ['contents>register-row'] },
    { name: 'file-scans', press: ['file-scans'] },
    { name: 'new-letter', press: ['area-inbox', 'files-inbox>register-row', 'new-letter'], close: 1 },
    { name: 'send-file', press: ['send'], close: 2 },
    { name: 'movements', press: ['area-inbox', 'files-inbox>register-row', 'file-history'], close: 1 },
    { name: 'file-acts', press: ['area-inbox', 'files-inbox>register-row', 'file-acts'], close: 2 },
    { name: 'receipt-waiting', press: ['area-home', 'waiting>register-row'] },
    { name: 'mark-receipt', press: ['receipt-receive', 'receipt-mark'], close: 2 },
    { name: 'created', press: ['area-created'] },
    { name: 'bin', press: ['area-created', 'bin-open'] },
    { name: 'sent', press: ['area-sent'] },
    { name: 'movement-register', press: ['movement-register-open'] },
    { name: 'palette', press: ['open-palette'], close: 1 },
    { name: 'settings', press: ['who'], close: 1 },
    { name: 'search', press: ['area-home', 'open-palette'], close: 1 },
  ],
  sectionOfficer: [
    { name: 'home-officer', press: ['area-home'] },
    { name: 'inbox-officer', press: ['area-inbox'] },
    { name: 'letters', press: ['area-letters'] },
    { name: 'batches', press: ['area-batches'] },
    { name: 'new-batch', press: ['new-batch-button'] },
  ],
  diarist: [
    { name: 'home-diarist', press: ['area-home'] },
    { name: 'dak', press: ['area-dak'] },
    { name: 'diary-entry', press: ['diarise'] },
    { name: 'receipt', press: ['area-home', 'home-sent-dak', 'dak>register-row'] },
    { name: 'receipt-filed', press: ['area-home', 'home-created-dak', 'dak>register-row'] },
    { name: 'registry-invoices', press: ['area-dak', 'registry', 'act-invoices'] },
    { name: 'registry-acknowledgements', press: ['area-dak', 'registry', 'act-acknowledgements'] },
    { name: 'receipt-slip', press: ['area-home', 'home-created-dak', 'dak>register-row', 'receipt-slip'], close: 1 },
  ],
  dispatcher: [
    { name: 'dispatch', press: ['area-dispatch'] },
  ],
  registrar: [
    { name: 'registers', press: ['area-registers'] },
    { name: 'register-paper', press: ['register-paper'], close: 1 },
    { name: 'network', press: ['area-network'] },
    { name: 'office', press: ['area-office'] },
    { name: 'add-person', press: ['add-person'], close: 1 },
    { name: 'numbering', press: ['change-numbering'], close: 1 },
    { name: 'verify', press: ['area-verify'] },
  ],
};

async function reach({ visit }: Tour, { press }: Stop): Promise<void> {
  for (const step of press) {
    const [outer = '', inner] = step.split('>');
    const place = visit.window.getByTestId(outer);
    await (inner === undefined ? place : place.getByTestId(inner)).first().click();
  }
  await visit.window.waitForFunction(() => document.querySelector('[aria-busy="true"], [data-drawn="false"], .viewer-wait') === null);
}

/** Walks through the screens of the office post by post. */
export async function tourOfScreens(tour: Tour): Promise<void> {
  const { visit, onScreen, problem } = tour;
  await visit.window.getByTestId('sign-in').waitFor();
  await onScreen('sign-in');
  for (const post of ['assistant', 'sectionOfficer', 'diarist', 'dispatcher', 'registrar'] as const) {
    await tour.signIn(post);
    for (const stop of stopsOf[post]) {
      try {
        await reach(tour, stop);
        await onScreen(stop.name);
      } catch (error) {
        problem(`${post} ${stop.name}: ${String(error).split('\n')[0]}`);
        await visit.window.keyboard.press('Escape');
      }
      for (let closed = 0; closed < (stop.close ?? 0); closed += 1) await visit.window.keyboard.press('Escape');
    }
    if (post === 'assistant') {
      await visit.window.keyboard.press('F1');
      await onScreen('shortcuts');
      await visit.window.keyboard.press('Escape');
      await visit.window.keyboard.press('Control+KeyF');
      await visit.window.getByTestId('search-screen').locator('input[type="search"]').fill('2025');
      await onScreen('search-results');
    }
    await tour.signOut();
  }
}
