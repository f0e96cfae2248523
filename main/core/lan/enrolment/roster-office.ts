import type { KeyObject } from 'node:crypto';
import { failure, success, type Result } from '../../result.ts';
import { signListing, type OfficeListing } from '../../offices/listing.ts';
import { certifyDesk, datesFor } from '../certificates/desk-certificate.ts';
import type { Clock } from '../clock.ts';
import { deskIdOf, type DeskId, type DeskKeys } from '../roster/desk-keys.ts';
import type { RosterKeeper } from '../roster/roster-keeper.ts';
import type { Roster, RosterProblem } from '../roster/roster.ts';
import { signStatement } from '../roster/sign-roster.ts';
import type { ListedDesk, Statement } from '../roster/statements.ts';

/** The registrar's keys, as far as they are needed from day to day: the office's root stays on its sticks. */
export type RegistrarKeys = { readonly registrar: KeyObject; readonly certifier: KeyObject };

/** Where the registrar puts a new desk. `replaces` names a broken PC whose posts it takes over. */
export type DeskPlace = Omit<ListedDesk, 'signing' | 'tls'> & { readonly replaces?: DeskId };

/** The registrar's acts on the list of desks. */
export class RosterOffice {
  readonly #keeper: RosterKeeper;
  readonly #keys: RegistrarKeys;
  readonly #clock: Clock;

  constructor(keeper: RosterKeeper, keys: RegistrarKeys, clock: Clock) {
    this.#keeper = keeper;
    this.#keys = keys;
    this.#clock = clock;
  }

  get keeper(): RosterKeeper {
    return this.#keeper;
  }

  /** Signs a statement into the list and keeps it; the desks hear of it from each other. */
  state(statement: Statement): Result<Roster, RosterProblem> {
    const at = Math.max(0, Math.round(this.#clock.wall()));
    const next = signStatement(this.#keeper.roster, statement, this.#keys.registrar, at);
    if (!next.ok) return failure(next.error.code);
    this.#keeper.replace(next.value);
    return success(next.value);
  }

  /** Signs what the office says to other offices. */
  signListing(listing: OfficeListing): Uint8Array {
    return signListing(listing, this.#keys.registrar);
  }

  /** Signs a desk into the list and makes its certificate (DER). */
  admit(keys: DeskKeys, { replaces, ...place }: DeskPlace): Result<Uint8Array, RosterProblem> {
    const desk: ListedDesk = { ...place, signing: keys.signing, tls: keys.tls };
    const done = this.state(replaces === undefined ? { kind: 'admitted', desk } : { kind: 'replaced', old: replaces, desk });
    return done.ok ? success(this.#certificate(keys.tls)) : failure(done.error.code);
  }

  /** A new certificate for a desk that the list has; null for any other. */
  renew(desk: DeskId): Uint8Array | null {
    const listed = this.#keeper.roster.desks.get(desk);
    return listed && deskIdOf(listed) === desk ? this.#certificate(listed.tls) : null;
  }

  #certificate(tls: Uint8Array): Uint8Array {
    return certifyDesk(tls, datesFor(this.#clock.wall(), this.#keeper.roster.at), this.#keys.certifier);
  }
}
