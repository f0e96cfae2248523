import { z } from 'zod';
import { certifyDesk, datesFor } from './certificates/desk-certificate.ts';
import { OwnCertificate } from './certificates/own-certificate.ts';
import { systemClock, type Clock } from './clock.ts';
import { RosterOffice } from './enrolment/roster-office.ts';
import { memoryAddressBook } from './finding/address-book.ts';
import { Neighbourhood, type NeighbourhoodOptions } from './finding/neighbourhood.ts';
import type { SampleDesk, SampleOffice } from './office.fixture.ts';
import type { DeskId } from './roster/desk-keys.ts';
import { keepRoster, type RosterKeeper } from './roster/roster-keeper.ts';
import { memoryRosterStore } from './roster/roster-store.ts';
import type { Roster } from './roster/roster.ts';
import { onQuestion, question } from './transport/message-kind.ts';

/** A question every sample desk answers: the text again, with the asking desk's id. */
export const echo = question('test.echo', z.object({ text: z.string() }), z.object({ text: z.string(), from: z.string() }));

/** A running desk on loopback, for tests. */
export type RunningDesk = {
  readonly id: DeskId;
  readonly port: number;
  readonly keeper: RosterKeeper;
  readonly lan: Neighbourhood;
  readonly renewals: Uint8Array[];
  /** Settles when the other desk is connected, at once if it is. */
  readonly meets: (desk: DeskId) => Promise<void>;
  /** Settles when the connection with the other desk has ended, at once if there is none. */
  readonly parts: (desk: DeskId) => Promise<void>;
};

type Settings = Partial<NeighbourhoodOptions> & { readonly roster?: Roster; readonly dates?: { readonly from: number; readonly to: number }; readonly makesCertificates?: boolean };

/** The clock of this PC, set wrong by so many milliseconds. */
export const clockOff = (by: number): Clock => ({ ...systemClock, wall: () => Date.now() + by });

export async function startDesk(office: SampleOffice, desk: SampleDesk, settings: Settings = {}): Promise<RunningDesk> {
  const { roster = office.roster, dates = datesFor(Date.now(), 0), clock = systemClock, makesCertificates = false } = settings;
  const keeper = settings.keeper ?? keepRoster(roster, memoryRosterStore());
  const renewals: Uint8Array[] = [];
  const certificate = new OwnCertificate({
    keys: desk.keys, tls: desk.tls, clock, certificate: certifyDesk(desk.keys.tls, dates, office.certifier),
    renewed: (next) => renewals.push(next),
  });
  const waiting: { readonly what: 'met' | 'parted'; readonly desk: DeskId; readonly done: () => void }[] = [];
  const tell = (what: 'met' | 'parted', other: DeskId) => {
    for (const one of waiting.filter((wait) => wait.what === what && wait.desk === other)) {
      waiting.splice(waiting.indexOf(one), 1);
      one.done();
    }
  };
  const lan = new Neighbourhood({
    id: desk.id, certificate, keeper, clock, book: memoryAddressBook(), sources: [], port: 0, host: '127.0.0.1', program: 'test',
    ...(makesCertificates ? { office: new RosterOffice(keeper, office, clock) } : {}),
    ...settings,
    handlers: [onQuestion<{ text: string }, { text: string; from: string }, DeskId>(echo, ({ text }, from) => ({ text, from })), ...(settings.handlers ?? [])],
    joined: (other) => tell('met', other),
    left: (other) => tell('parted', other),
  });
  const port = await lan.start();
  const wait = (what: 'met' | 'parted', other: DeskId): Promise<void> =>
    lan.isReachable(other) === (what === 'met') ? Promise.resolve() : new Promise((done) => waiting.push({ what, desk: other, done }));
  return { id: desk.id, port, keeper, lan, renewals, meets: (other) => wait('met', other), parts: (other) => wait('parted', other) };
}

/** A road of hints that a test speaks through. */
export function toldRoad() {
  const hearers: ((hint: { desk: DeskId; address: { host: string; port: number } }) => void)[] = [];
  return {
    source: {
      start: (_announce: () => unknown, hear: (hint: { desk: DeskId; address: { host: string; port: number } }) => void) => void hearers.push(hear),
      again: () => undefined,
      stop: () => Promise.resolve(),
    },
    tell: (desk: DeskId, port: number, host = '127.0.0.1') => hearers.forEach((hear) => hear({ desk, address: { host, port } })),
  };
}
