import type { Language } from '../../../preload/contract/values.ts';
import { openDesk, type OpenDesk } from '../harness.ts';
import { visitOf } from './demo-desk.ts';
import { admitDesk, signInWithChosenPin, takeUpPost } from './new-desk.ts';
import type { Post } from './session.ts';
import { chooseLanguage } from './start.ts';
import type { Visit } from './visit.ts';

/** Any free port, no beacon: desks of other tests are not heard. */
const env = { DAFTAR_LAN_PORT: '0' };

/** A desk of an office of several, and who sits at it. */
export type Seat = { readonly desk: OpenDesk; readonly visit: Visit };

/** A desk of its own, at the first question: which language? */
export async function openSeat(dataFolder: string, language: Language): Promise<Seat> {
  const desk = await openDesk({ dataFolder, env });
  return { desk, visit: visitOf(desk.window, language) };
}

/** The desk is switched on again; its person signs in. */
export async function switchOn({ desk: { dataFolder } }: Seat, language: Language): Promise<Seat> {
  const seat = await openSeat(dataFolder, language);
  await signInWithChosenPin(seat.visit);
  return seat;
}

/** A new desk comes into the office with one post, and its person begins to work there. The registrar is signed in. */
export async function enrol(registrar: Visit, { dataFolder, post }: { readonly dataFolder: string; readonly post: Post }): Promise<Seat> {
  const { language } = registrar.words;
  const seat = await openSeat(dataFolder, language);
  await chooseLanguage(seat.visit);
  await admitDesk(registrar, seat.visit, post);
  await takeUpPost(registrar, seat.visit);
  return seat;
}
