import { randomBytes, sign, type KeyObject } from 'node:crypto';
import { plainBytes } from '../../ledger/event.ts';
import { failure, success, type Result } from '../../result.ts';
import { certifyDesk, datesFor } from '../certificates/desk-certificate.ts';
import { isOwnCertificate } from '../certificates/judge-peer.ts';
import type { Clock } from '../clock.ts';
import { deskIdOf, type DeskKeys } from '../roster/desk-keys.ts';
import { mostEntries, readRoster, type Roster } from '../roster/roster.ts';
import type { Address } from '../roster/statements.ts';
import { maximumFrame } from '../transport/frames.ts';
import { Link } from '../transport/link.ts';
import { tlsTo } from '../transport/tls.ts';
import { admissionLasts, proofText } from './admission.ts';
import { provenKey } from './admission-listener.ts';
import { codeOf, commitmentOf, isAnswer, joinDigest, scanTextOf } from './join-code.ts';
import { joinCommit, joinOutcome, joinReveal, joinRoster } from './join-messages.ts';

export type JoinProblem = 'registrarNotThere' | 'registrarBusy' | 'joinRefused' | 'joinAnswerWrong' | 'joinInvalid';

/** The new desk's own keys, made on it; the private halves never leave it. */
export type JoiningDesk = { readonly keys: DeskKeys; readonly signing: KeyObject; readonly tls: KeyObject };

/** All that makes a desk one of the office. */
export type Joined = {
  readonly roster: Roster;
  readonly certificate: Uint8Array;
  readonly trust: readonly Uint8Array[];
  /** Where the registrar's desk listens for desks of the office; 0 where it did not say. */
  readonly registrarPort: number;
};

/** An exchange that waits for people: the code is shown here and typed there, the answer the other way. */
export type Joining = {
  /** Eight digits, Latin; to be shown. */
  readonly code: string;
  /** The text of the QR code that says the same. */
  readonly scanText: string;
  /** Settles when the registrar's desk has accepted or sent this one away; a `joinRefused` may also be the ten minutes' end. */
  readonly accepted: Promise<Result<null, JoinProblem>>;
  /** Takes the four digits on the registrar's screen. A wrong answer ends the exchange: somebody else has played the office. */
  finish(answer: string): Promise<Result<Joined, JoinProblem>>;
  cancel(): void;
};

type Settings = { readonly desk: JoiningDesk; readonly clock: Clock; readonly signal: AbortSignal };

/** Goes to a registrar's desk that is taking newcomers, and comes to a code with it. Nothing that it says is believed before `finish`. */
export async function joinOffice(at: Address, { desk, clock, signal }: Settings): Promise<Result<Joining, JoinProblem>> {
  const own = certifyDesk(desk.keys.tls, datesFor(clock.wall(), 0), desk.tls);
  const socket = await tlsTo(at, { key: desk.tls, certificate: own }, signal);
  const registrarTls = socket && provenKey(socket);
  if (!socket || !registrarTls) return failure('registrarNotThere');
  const link = new Link(socket, { clock, dispatch: () => Promise.resolve({ ok: false, problem: 'notAllowed' }), frameLimit: maximumFrame });
  const digest = await agree(link, desk, registrarTls);
  if (digest.ok) return success(waiting(link, desk.keys, digest.value));
  link.end('closedHere');
  return failure(digest.error.code);
}

type Agreed = { readonly digest: Uint8Array; readonly office: string; readonly root: Uint8Array };

async function agree(link: Link, { keys, signing }: JoiningDesk, registrarTls: Uint8Array): Promise<Result<Agreed, JoinProblem>> {
  const nonce = plainBytes(randomBytes(32));
  const commitment = commitmentOf(nonce, keys);
  const proof = plainBytes(sign(null, proofText(commitment, keys.tls), signing));
  const begun = await link.ask(joinCommit, { keys: { signing: keys.signing, tls: keys.tls }, commitment, proof });
  if (!begun.ok) return failure(begun.error.code === 'notAllowed' ? 'registrarBusy' : 'registrarNotThere');
  const registrar = begun.value;
  if (Buffer.compare(registrar.keys.tls, registrarTls) !== 0) return failure('joinInvalid');
  const revealed = await link.ask(joinReveal, { nonce });
  if (!revealed.ok) return failure('joinRefused');
  const { office, root } = registrar;
  const digest = joinDigest({ desk: keys, deskNonce: nonce, registrar: registrar.keys, registrarNonce: registrar.nonce, office, root });
  return success({ digest, office, root });
}

function waiting(link: Link, keys: DeskKeys, agreed: Agreed): Joining {
  const outcome = link.ask(joinOutcome, {}, admissionLasts);
  return {
    code: codeOf(agreed.digest),
    scanText: scanTextOf(agreed.digest),
    accepted: outcome.then((given) => (given.ok ? success(null) : failure('joinRefused'))),
    cancel: () => link.end('closedHere'),
    finish: async (answer) => {
      const given = await outcome;
      if (!given.ok) return failure('joinRefused');
      const joined = isAnswer(answer, agreed.digest) ? await fetchOffice(link, keys, { ...agreed, ...given.value }) : failure('joinAnswerWrong');
      link.close();
      return joined;
    },
  };
}

type Given = Agreed & { readonly certificate: Uint8Array; readonly trust: readonly Uint8Array[]; readonly port: number };

/** Fetches the list of desks and holds it and the certificate against what the code vouched for. */
async function fetchOffice(link: Link, keys: DeskKeys, { office, root, certificate, trust, port }: Given): Promise<Result<Joined, JoinProblem>> {
  const entries: Uint8Array[] = [];
  let newest = 1;
  while (entries.length < newest) {
    const page = await link.ask(joinRoster, { from: entries.length + 1 });
    if (!page.ok || page.value.entries.length === 0 || page.value.newest > mostEntries) return failure('joinInvalid');
    entries.push(...page.value.entries);
    newest = page.value.newest;
  }
  const roster = readRoster(entries, { office, root });
  if (!roster.ok || !roster.value.desks.has(deskIdOf(keys)) || !isOwnCertificate(certificate, keys, roster.value)) return failure('joinInvalid');
  return success({ roster: roster.value, certificate, trust, registrarPort: port });
}
