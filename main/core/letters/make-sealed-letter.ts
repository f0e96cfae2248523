import { keySigner } from '../pdf/cades-signature.ts';
import { letterAttachments } from '../pdf/letter-attachments.ts';
import { pageCount } from '../pdf/page-count.ts';
import { sealPdf } from '../pdf/seal-pdf.ts';
import { signPdf } from '../pdf/sign-pdf.ts';
import { letterHtml, letterTitle } from '../pages/letter-html.ts';
import type { Desk } from '../desk.ts';
import { inLanguage } from '../office/local-text.ts';
import { plainBytes } from '../ledger/event.ts';
import { Refusal } from '../refusal.ts';
import { sealUrlPrefix, tokenDigits } from '../seal/digits.ts';
import { sealingKeyFromPrivateKey } from '../seal/private-key.ts';
import { prepareSealFacts, type SealFacts } from '../seal/seal-facts.ts';
import { sealToken } from '../seal/seal-token.ts';
import { chooseSymbol, type SealSymbol } from '../seal/symbol.ts';
import { symbolSvg } from '../seal/symbol-svg.ts';
import type { Officer } from '../session/session.ts';
import type { SymbolShape } from './events.ts';
import type { PlannedIssue } from './issue-letter.ts';
import { encodeSource } from './letter-source.ts';
import { letterPage } from './letter-page.ts';
import { printKit } from './print-kit.ts';
import { firstLanguage } from './rules.ts';

export type SealedLetter = {
  readonly source: Uint8Array;
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly token: Uint8Array;
  readonly symbol: SymbolShape;
};

type Seal = { readonly token: Uint8Array; readonly symbol: SealSymbol };

/**
 * Canonical source text, layout, page count, token, QR code in the tagged page, PDF/A-3b with source and token attached, PAdES
 * signature: in this order (seal.md 2.4), because the seal says how many pages there are and the page shows the seal.
 */
export async function makeSealedLetter(desk: Desk, officer: Officer, plan: PlannedIssue): Promise<SealedLetter> {
  if (!desk.layout) throw new Refusal('layoutUnavailable');
  const source = encodeSource(plan.source);
  const trial = sealFor(plan, 1);
  const kit = await printKit(desk);
  const page = letterPage(desk, {
    office: plan.office,
    draft: plan.draft,
    fileNumber: plan.file.number,
    signatory: plan.source.signatory,
    number: plan.source.number,
    date: plan.source.date,
    seal: { boxMm: trial.symbol.boxMm, host: plan.office.verifyHost, shortCode: plan.shortCode },
  });
  const printable = letterHtml(page, kit);
  if (!printable.ok) throw new Refusal('templateBroken', printable.error.params);
  const { html, footer } = printable.value;
  const laidOut = await desk.layout.open(html);
  try {
    const pages = await pageCount(await laidOut.print({ footer }));
    const seal = sealFor(plan, pages);
    if (seal.symbol.boxMm !== trial.symbol.boxMm) throw new Refusal('pageCountMoved');
    const title = `${plan.source.number} – ${plan.office.verifyHost}`;
    const printed = await laidOut.print({ footer, slots: { seal: symbolSvg(seal.symbol, { title }) } });
    if ((await pageCount(printed)) !== pages) throw new Refusal('pageCountMoved');
    const signer = inLanguage(plan.office.name, 'en');
    const prepared = await sealPdf(printed, {
      description: {
        title: letterTitle(page),
        author: inLanguage(plan.office.name, firstLanguage(plan.draft)),
        language: firstLanguage(plan.draft),
        createdAt: new Date(desk.ledger.now()),
      },
      attachments: letterAttachments(source, seal.token),
      signer,
    });
    const chain = authorityChain(desk);
    const pdf = await signPdf(prepared, keySigner(plan.privateKey, plan.key.certificate, chain));
    const { version, ecc, dotsPerModule, boxMm } = seal.symbol;
    return { source, pdf, pages, token: seal.token, symbol: { version, ecc, dots: dotsPerModule, boxMm } };
  } finally {
    await laidOut.close();
  }
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
