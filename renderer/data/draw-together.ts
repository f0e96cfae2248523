import { notifyManager } from '@tanstack/react-query';

/** What is not here by then, in milliseconds, is drawn when it comes: an act is not held up by a slow list. */
const longestMs = 25;

type Tell = () => void;

const kept: Tell[] = [];
let acts = 0;
let fresh: Promise<unknown> = Promise.resolve();
const tasks = new MessageChannel();
const soon: Tell[] = [];

/** A screen that fails when it is told keeps the news from no other: those behind it are told with the next message, and there is one for each. */
function tellSoon(): void {
  for (let tell = soon.shift(); tell !== undefined; tell = soon.shift()) tell();
}

tasks.port1.onmessage = tellSoon;

/** Tells the screens of new answers in the next task, without the milliseconds that a timer takes; while an act waits for them, together with its end. */
export function tellScreensTogether(): void {
  notifyManager.setScheduler((tell) => {
    if (acts > 0) kept.push(tell);
    else {
      soon.push(tell);
      tasks.port2.postMessage(null);
    }
  });
}

/** Names what is being read anew because of the last change. */
export function becomesFresh(reading: Promise<unknown>): void {
  fresh = reading;
}

/**
 * After an act: waits a moment for what it changed to be read anew, and keeps that back until `drawWhatWasKept`. The closed form and the new
 * line of the list are one picture then, and not three.
 */
export async function untilFresh(): Promise<void> {
  acts += 1;
  await Promise.race([fresh, new Promise((resolve) => setTimeout(resolve, longestMs))]);
}

/** Tells what was kept back; called when the act's end is told, in one task with it, so that React draws both at once. */
export function drawWhatWasKept(): void {
  acts -= 1;
  if (acts > 0) return;
  for (let tell = kept.shift(); tell !== undefined; tell = kept.shift()) {
    soon.push(tell);
    tasks.port2.postMessage(null);
  }
  tellSoon();
}
