import { X509Certificate } from 'node:crypto';
import type { OfficeKeys } from '../../../preload/contract/office.ts';
import { localDay } from '../day.ts';
import type { SealingKeyTable } from '../db/office-tables.ts';
import type { Desk } from '../desk.ts';
import { authorityCertificates } from './authority.ts';
import { officeAuthorityName, rootKeyName } from './keys-of-office.ts';
import { parseLocalText } from './local-text.ts';
import { daysUntil, keyWarning } from './rules.ts';

/** Every sealing key by section, with what is to be said of the one in use, and where root and CA are. Refuses with `noOffice`. */
export function readKeys(desk: Desk): OfficeKeys {
  const { store } = desk;
  const today = localDay(desk.ledger.now());
  const certificates = authorityCertificates(desk);
  const keys = store.all(store.build.selectFrom('sealing_key').selectAll().orderBy('from_day', 'desc').orderBy('until_day', 'desc').orderBy('state'));
  const sections = store.all(store.build.selectFrom('section').selectAll().orderBy('code'));
  const office = store.first(store.build.selectFrom('office').select('authority_exported_at'));
  return {
    sections: sections.map((section) => {
      const own = keys.filter((key) => key.section_id === section.id).map((key) => viewOf(key, today));
      const inUse = own.find((key) => key.state === 'active');
      return { sectionId: section.id, code: section.code, name: parseLocalText(section.name), warning: keyWarning(inUse?.daysLeft ?? -1), keys: own };
    }),
    root: { onDesk: isOnDesk(desk, rootKeyName), until: lastDay(certificates.root) },
    officeCa: { onDesk: isOnDesk(desk, officeAuthorityName), until: lastDay(certificates.authority) },
    exportedAt: office?.authority_exported_at ?? null,
  };
}

function viewOf(key: SealingKeyTable, today: string): OfficeKeys['sections'][number]['keys'][number] {
  return {
    kid: key.kid,
    state: key.state,
    from: key.from_day,
    until: key.until_day,
    daysLeft: daysUntil(today, key.until_day),
    withdrawnAt: key.withdrawn_at,
    reason: key.withdrawn_reason,
  };
}

function isOnDesk(desk: Desk, name: string): boolean {
  return desk.store.first(desk.store.build.selectFrom('key_grant').select('key_id').where('key_id', '=', name)) !== undefined;
}

function lastDay(certificate: Uint8Array): string {
  return new Date(new X509Certificate(certificate).validTo).toISOString().slice(0, 10);
}
