import { keySigner } from '../pdf/cades-signature.ts';
import { makeSealedLetter } from '../pdf/letter-pipeline.ts';
import { letterHtml, letterTitle } from '../pages/letter-html.ts';
import type { Desk } from '../desk.ts';
import { inLanguage } from '../office/local-text.ts';
import { plainBytes } from '../ledger/event.ts';
import { Refusal } from '../refusal.ts';
import { sealUrlPrefix, tokenDigits } from '../seal/digits.ts';
import { sealingKeyFromPrivateKey } from '../seal/private-key.ts';
import { prepareSealFacts, sealLimits, type SealFacts } from '../seal/seal-facts.ts';
import { sealToken } from '../seal/seal-token.ts';
import { chooseSymbol, type SealSymbol } from '../seal/symbol.ts';
import { symbolSvg } from '../seal/symbol-svg.ts';
import type { SymbolShape } from './events.ts';
import type { PlannedIssue } from './issue-letter.ts';
import { encodeSource } from './letter-source.ts';
import { letterPage } from './letter-page.ts';
import { printKit } from './print-kit.ts';
import { firstLanguage } from './rules.ts';

export type IssuablePdf = {
  readonly source: Uint8Array;
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly token: Uint8Array;
  readonly symbol: SymbolShape;
};

type Seal = { readonly token: Uint8Array; readonly symbol: SealSymbol };

/**
 * The sealed, signed PDF of a planned letter with everything that the ledger says of it. The page keeps a box free that the seal of
 * the longest possible letter would fit, because the box must stand before the pages are counted.
 */
export async function makeIssuablePdf(desk: Desk, plan: PlannedIssue): Promise<IssuablePdf> {
  if (!desk.layout) throw new Refusal('layoutUnavailable');
  const source = encodeSource(plan.source);
  const language = firstLanguage(plan.draft);
  const { boxMm } = sealFor(plan, sealLimits.pages).symbol;
  const page = letterPage(desk, {
    office: plan.office,
    draft: plan.draft,
    fileNumber: plan.file.number,
    signatory: plan.source.signatory,
    number: plan.source.number,
    date: plan.source.date,
    seal: { boxMm, host: plan.office.verifyHost, shortCode: plan.shortCode },
  });
  const printable = letterHtml(page, await printKit(desk));
  if (!printable.ok) throw new Refusal('templateBroken', printable.error.params);
  const made = await makeSealedLetter(desk.layout, {
    page: printable.value,
    source,
    description: {
      title: letterTitle(page),
      author: inLanguage(plan.office.name, language),
      language,
      createdAt: new Date(desk.ledger.now()),
    },
    seal: (pages) => {
      const { token, symbol } = sealFor(plan, pages);
      return { token, symbol, svg: symbolSvg(symbol, { title: `${plan.source.number} – ${plan.office.verifyHost}` }) };
    },
    signer: keySigner(plan.privateKey, plan.key.certificate, authorityChain(desk)),
    signerName: inLanguage(plan.office.name, 'en'),
  });
  const { version, ecc, dotsPerModule } = made.seal.symbol;
  return { source, pdf: made.pdf, pages: made.pages, token: made.seal.token, symbol: { version, ecc, dots: dotsPerModule, boxMm } };
}

/** The token for so many pages, and its QR code. */
function sealFor(plan: PlannedIssue, pages: number): Seal {
  const token = sealToken({ facts: factsFor(plan, pages), key: sealingKeyFromPrivateKey(plan.privateKey) });
  const symbol = chooseSymbol({ prefix: sealUrlPrefix(plan.office.verifyHost), digits: tokenDigits(token) });
  if (!symbol.ok) throw new Refusal('subjectTooLongForSeal');
  return { token, symbol: symbol.value };
}

function factsFor(plan: PlannedIssue, pages: number): SealFacts {
  const { draft, source } = plan;
  const language = firstLanguage(draft);
  const receiver = draft.to[0] ?? draft.copyTo[0];
  const facts = prepareSealFacts({
    confidential: draft.classification !== 'normal',
    number: source.number,
    date: source.date,
    subject: draft.subject[language] ?? '',
    addressee: receiver?.name ?? '—',
    signatory: inLanguage(source.signatory.designation, language),
    pages,
    enclosures: draft.enclosures.length,
    textDigest: plan.textDigest,
    status: { list: plan.statusList, index: plan.statusIndex },
  });
  if (facts.ok) return facts.value;
  if (facts.error.code === 'sealHiddenCharacter') throw new Refusal('textForbiddenCharacters', facts.error.params);
  throw new Refusal('subjectTooLongForSeal', facts.error.params);
}

/** The office CA and the root, as the signature carries them. */
function authorityChain(desk: Desk): Uint8Array[] {
  const row = desk.store.first(desk.store.build.selectFrom('office').select(['authority_certificate', 'root_certificate']));
  return row ? [plainBytes(row.authority_certificate), plainBytes(row.root_certificate)] : [];
}
