import { categoryAdded, categoryRenamed, categoryWithdrawn } from '../../dak/registry-events.ts';
import { officeAffiliated, officeLevelled, officeParted } from '../../offices/events.ts';
import { thresholdSet } from '../../registers/events.ts';
import {
  authorityExported,
  authorityImported,
  authorityRemoved,
  chargeEnded,
  chargeGiven,
  headAdded,
  headClosed,
  numberingChanged,
  officeFounded,
  personKeyed,
  personRegistered,
  postCreated,
  sealingKeyCertified,
  sealingKeyRetired,
  sealingKeyWithdrawn,
  sectionCreated,
  trustListIssued,
} from '../events.ts';

/**
 * The kinds of event that make the office record: said at the registrar's desk alone, and known to every desk of the office
 * (ledger.md 2.2; domain.md rows 18, 19, 47, 53).
 */
export const officeRecordTypes: ReadonlySet<string> = new Set(
  [
    officeFounded,
    numberingChanged,
    headAdded,
    headClosed,
    sectionCreated,
    postCreated,
    personRegistered,
    personKeyed,
    chargeGiven,
    chargeEnded,
    sealingKeyCertified,
    sealingKeyRetired,
    sealingKeyWithdrawn,
    authorityExported,
    trustListIssued,
    categoryAdded,
    categoryRenamed,
    categoryWithdrawn,
    thresholdSet,
    officeLevelled,
    officeAffiliated,
    officeParted,
  ].map(({ name }) => name),
);

/** Said at the registrar's desk alone as well, and nobody else's business: where root and CA lie. */
const authorityPlaces: ReadonlySet<string> = new Set([authorityRemoved.name, authorityImported.name]);

/** Is this for the registrar's desk alone to say? */
export const isRegistrarsToSay = (type: string): boolean => officeRecordTypes.has(type) || authorityPlaces.has(type);

/** The tables that the record fills. */
export const officeRecordTables = [
  'office', 'numbering', 'section', 'post', 'person', 'person_key', 'charge', 'sealing_key', 'trust_list', 'head', 'receipt_category', 'pending_rule', 'affiliation',
] as const;
