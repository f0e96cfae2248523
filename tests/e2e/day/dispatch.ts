import { enterDelivery, handToMessenger } from '../pages/dispatch.ts';
import { officePosts } from '../pages/office-desk.ts';
import { goTo, signIn, signOut } from '../pages/session.ts';
import type { Cases } from './section.ts';
import type { WorkingDay } from './working-day.ts';

/** The letter and its copy go out by messenger and are receipted. */
export async function dispatchersAfternoon({ visit, texts, log }: WorkingDay, cases: Cases, letter: string): Promise<void> {
  const { letter: text, messenger, receivedBy } = texts;
  await signIn(visit, officePosts.dispatcher);
  await goTo(visit, 'dispatch');
  await handToMessenger(visit, letter, messenger);
  await enterDelivery(visit, letter, receivedBy);
  const cover = { subject: text.subject[texts.language] ?? '', letter, fileNumber: cases.letter, messenger, receivedBy };
  log.dispatched([
    { ...cover, addressee: text.to.name, copy: false },
    { ...cover, addressee: text.copyTo, copy: true },
  ]);
  await signOut(visit);
}
