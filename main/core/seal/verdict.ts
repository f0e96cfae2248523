import { equalBytes } from './bytes.ts';
import { letterDigest, letterParagraphs } from './canonical-text.ts';
import { verifySign1, type Sign1 } from './cose-sign1.ts';
import { documentFindings, type DocumentFindings } from './document-findings.ts';
import { letterStanding } from './letter-standing.ts';
import { compareParagraphs } from './paragraph-prints.ts';
import { sealProfiles, type SealFacts } from './seal-facts.ts';
import { decodeSealFacts } from './seal-payload.ts';
import { readToken } from './seal-token.ts';
import { entriesFor, type TrustEntry, type TrustList } from './trust-list.ts';
import type { JudgeInput, Judgement, Note, Office, VerdictCode, VerdictTone } from './verdict-types.ts';

const note = (code: Note['code'], params: Note['params'] = {}): Note => ({ code, params });

const oneDay = 86_400;

/** The colour of each verdict: green only where nothing at all is left open. */
export const verdictTone = (verdict: VerdictCode): VerdictTone => {
  if (verdict === 'genuine') return 'good';
  return verdict === 'genuineListOld' || verdict === 'genuineNoList' || verdict === 'validityOver' ? 'caution' : 'bad';
};

const without = (verdict: VerdictCode, notes: readonly Note[] = []): Judgement => ({
  verdict,
  tone: verdictTone(verdict),
  facts: null,
  office: null,
  notes,
  textMatch: null,
  listIssuedAt: null,
  supersededBy: null,
});

const hostNotes = ({ hostSeen, trust }: JudgeInput): Note[] => {
  if (hostSeen === undefined || trust === null) return [];
  const official = trust.hosts.map((host) => host.split('/', 1)[0]?.toLowerCase());
  return official.includes(hostSeen.toLowerCase()) ? [] : [note('wrongHost', { host: hostSeen })];
};

const clockNotes = ({ now, trust, statusLists = [] }: JudgeInput): Note[] => {
  const latest = Math.max(trust?.issuedAt ?? 0, ...statusLists.map(({ issuedAt }) => issuedAt));
  return now + oneDay < latest ? [note('clockBehind')] : [];
};

const textNotes = (facts: SealFacts, { letter }: JudgeInput): Note[] => {
  if (letter === undefined || facts.paragraphPrints.length === 0) return [];
  const { changed, missing } = compareParagraphs(facts.paragraphPrints, letterParagraphs(letter));
  return [
    ...(changed.length > 0 ? [note('paragraphsChanged', { paragraphs: changed.map((place) => place + 1).join(', ') })] : []),
    ...(missing > 0 ? [note('paragraphsMissing', { count: missing })] : []),
  ];
};

const officeOf = (entry: TrustEntry, facts: SealFacts): Office => ({
  officeId: entry.officeId,
  name: entry.office,
  section: entry.section,
  signatory: typeof facts.signatory === 'number' ? (entry.signatories[facts.signatory] ?? null) : null,
});

const nothingFound: DocumentFindings = { differs: false, notes: [] };

type Opened = { readonly facts: SealFacts; readonly entry: TrustEntry };

/** Checks the signature with each key of that identifier, and only then reads what was signed. */
const open = (message: Sign1, entries: readonly TrustEntry[]): Opened | null => {
  const signers = message.hasUnprotected || message.type !== null ? [] : entries.filter(({ publicKey }) => verifySign1(message, publicKey));
  const facts = signers.length === 0 ? null : decodeSealFacts(message.payload);
  if (facts === null) return null;
  const entry = signers.find(({ signFrom, signTo }) => facts.date >= signFrom && facts.date <= signTo) ?? signers[0];
  return entry === undefined ? null : { facts, entry };
};

const finalVerdict = (
  standing: VerdictCode,
  { facts, now, textDiffers, documentDiffers }: { facts: SealFacts; now: number; textDiffers: boolean; documentDiffers: boolean },
): VerdictCode => {
  if (verdictTone(standing) === 'bad') return standing;
  if (textDiffers) return 'textDiffers';
  if (documentDiffers) return 'documentDiffers';
  const today = new Date(now * 1000).toISOString().slice(0, 10);
  return facts.validUntil !== null && facts.validUntil < today ? 'validityOver' : standing;
};

const judgeOpened = (token: Uint8Array, { facts, entry }: Opened, trust: TrustList, input: JudgeInput): Judgement => {
  const { letter, now, document } = input;
  const standing = letterStanding({ token, facts, entry, trust }, input);
  const textMatch = letter === undefined ? null : equalBytes(letterDigest(letter), facts.textDigest);
  const savedByLedger = standing.notes.some(({ code }) => code === 'savedByLedger');
  const findings = document === undefined ? nothingFound : documentFindings(token, facts, { document, savedByLedger });
  const verdict = finalVerdict(standing.verdict, {
    facts,
    now,
    textDiffers: textMatch === false,
    documentDiffers: findings.differs,
  });
  return {
    verdict,
    tone: verdictTone(verdict),
    facts,
    office: officeOf(entry, facts),
    notes: [
      ...hostNotes(input),
      ...clockNotes(input),
      ...standing.notes,
      ...(textMatch === false ? textNotes(facts, input) : []),
      ...findings.notes,
      ...(facts.profile === sealProfiles.masked ? [note('subjectMasked')] : []),
    ],
    textMatch,
    listIssuedAt: standing.list?.issuedAt ?? null,
    supersededBy: standing.verdict === 'superseded' ? (standing.list?.supersededBy.get(facts.status.index) ?? null) : null,
  };
};

/**
 * Judges a seal. It never throws, asks no network and takes keys only from the trust list. Facts are in the answer only
 * when a known office's key signed them; even then the reader has to compare them with the paper.
 */
export const judge = (input: JudgeInput): Judgement => {
  const { token, trust } = input;
  const message = token === null ? null : readToken(token);
  if (token === null || message === null) return without('notOfficial', hostNotes(input));
  const entries = trust === null || message.keyId === null ? [] : entriesFor(trust, message.keyId);
  if (trust === null || entries.length === 0) return without('unknownOffice', hostNotes(input));
  const opened = open(message, entries);
  return opened === null ? without('brokenSeal', hostNotes(input)) : judgeOpened(token, opened, trust, input);
};
