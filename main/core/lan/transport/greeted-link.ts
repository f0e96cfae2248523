import type { DateStanding } from '../certificates/rules.ts';
import type { DeskId } from '../roster/desk-keys.ts';
import type { RosterKeeper } from '../roster/roster-keeper.ts';
import type { Clock } from '../clock.ts';
import type { Greeting } from './greeting.ts';
import type { Link } from './link.ts';
import type { TlsIdentity } from './tls.ts';

/** This desk as it shows itself on the LAN. */
export type LanSelf = {
  readonly id: DeskId;
  readonly keeper: RosterKeeper;
  readonly clock: Clock;
  /** 8 bytes, random at each start. */
  readonly instance: Uint8Array;
  readonly program: string;
  readonly features: readonly string[];
  /** Key and certificate in use; another certificate after a renewal. */
  readonly identity: () => TlsIdentity;
  /** The port it listens at; 0 when it does not. */
  readonly port: () => number;
};

/** A connection to a desk of the office that has proven its key and greeted. */
export type GreetedLink = {
  readonly link: Link;
  readonly desk: DeskId;
  /** Which end opened the connection. */
  readonly dialledBy: DeskId;
  readonly dates: DateStanding;
  readonly greeting: Greeting;
  /** Address of the other end. */
  readonly host: string;
};

/** The greeting of this desk as of now. */
export const greetingOf = (self: LanSelf): Greeting => ({
  least: 1,
  most: 1,
  instance: self.instance,
  port: self.port(),
  roster: { number: self.keeper.roster.number, head: self.keeper.roster.head },
  clock: Math.round(self.clock.wall()),
  program: self.program,
  features: [...self.features],
});
