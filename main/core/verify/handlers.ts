import type { Verification } from '../../../preload/contract/verify.ts';
import { verdict } from '../../../preload/contract/verify.ts';
import type { Desk } from '../desk.ts';
import { localDay } from '../day.ts';
import type { Handlers } from '../handlers.ts';
import { newId } from '../id.ts';
import { plainBytes } from '../ledger/event.ts';
import { numberKey } from '../letters/rules.ts';
import { exportStatusLists } from '../letters/status-lists.ts';
import { newestTrustList } from '../office/trust.ts';
import { Refusal } from '../refusal.ts';
import { readStatusPack } from '../seal/status-pack.ts';
import { readTrustList } from '../seal/trust-list.ts';
import { assess, type Authorities } from './assess.ts';
import { evidenceOfFile, evidenceOfText, type Evidence } from './evidence.ts';

export const verifyHandlers: Handlers<'verify'> = {
  'verify.file': async ({ desk, input }) => check(desk, await evidenceOfFile(input.bytes, ownRoots(desk))),
  'verify.text': ({ desk, input }) => check(desk, evidenceOfText(input.text)),
  'verify.number': ({ desk, input }) => {
    const issued = desk.store.build.selectFrom('letter').select('token').where('token', 'is not', null).where('office', '=', '');
    const row =
      desk.store.first(issued.where('number', '=', input.number.normalize('NFC').trim())) ??
      desk.store.first(issued.where('number_key', '=', numberKey(input.number)));
    if (!row?.token) throw new Refusal('letterNotIssued', { number: input.number });
    return check(desk, { found: { token: plainBytes(row.token), host: null }, letter: null, document: null, signature: null });
  },
  'verify.answer': ({ desk, input }) => {
    const change = desk.store.run(
      desk.store.build
        .updateTable('verification_check')
        .set({ same: Number(input.same), differs: JSON.stringify(input.differs) })
        .where('id', '=', input.checkId),
    );
    if (change.changes === 0) throw new Refusal('notFound');
    return {};
  },
  'verify.recent': ({ desk }) =>
    desk.store
      .all(desk.store.build.selectFrom('verification_check').selectAll().orderBy('at', 'desc').limit(50))
      .map((row) => ({
        checkId: row.id,
        at: row.at,
        verdict: verdict.parse(row.verdict),
        number: row.number,
        same: row.same === null ? null : row.same === 1,
      })),
  'verify.statusList': ({ desk }) => {
    const lists = exportStatusLists(desk);
    if (!lists) throw new Refusal('letterNotIssued', { number: '' });
    return { bytes: lists.bytes, fileName: 'status-list.cbor', issuedOn: localDay(lists.issuedAt), entries: lists.entries };
  },
};

/** Judges with this office's own trust and status lists, and keeps that somebody asked. */
async function check(desk: Desk, evidence: Evidence): Promise<Verification> {
  const { shown } = assess(evidence, await ownAuthorities(desk));
  const checkId = newId();
  const letterId = evidence.found.token ? letterOf(desk, evidence.found.token) : null;
  desk.store.run(
    desk.store.build.insertInto('verification_check').values({
      id: checkId,
      at: desk.ledger.now(),
      verdict: shown.verdict,
      number: shown.facts?.number ?? '',
      letter_id: letterId,
      same: null,
      differs: null,
    }),
  );
  return { ...shown, checkId, letterId };
}

/** This office's trust list and the status of its own letters, which here is never out of date. */
async function ownAuthorities(desk: Desk): Promise<Authorities> {
  const list = newestTrustList(desk);
  const trust = list ? readTrustList(list.bytes) : null;
  if (!trust?.ok) return { trust: null, statusLists: [], now: desk.ledger.now() };
  const exported = exportStatusLists(desk);
  const lists = exported ? await readStatusPack(exported.bytes, trust.value) : null;
  return { trust: trust.value, statusLists: lists?.ok ? lists.value : [], now: desk.ledger.now() };
}

function ownRoots(desk: Desk): Uint8Array[] {
  return desk.store.all(desk.store.build.selectFrom('office').select('root_certificate')).map((row) => plainBytes(row.root_certificate));
}

function letterOf(desk: Desk, token: Uint8Array): string | null {
  return desk.store.first(desk.store.build.selectFrom('letter').select('id').where('token', '=', token))?.id ?? null;
}
