import { ledgerMigration } from './0010-ledger.ts';
import { workingPapersMigration } from './0020-working-papers.ts';
import { projectionsMigration } from './0030-projections.ts';
import { keyLifeMigration } from './0040-key-life.ts';
import { dakMigration } from './0050-dak.ts';
import { searchMigration } from './0060-search.ts';
import { checkpointPeaksMigration } from './0065-checkpoint-peaks.ts';
import { searchKindsMigration } from './0066-search-kinds.ts';
import { filesMigration } from './0070-files.ts';
import { movementMigration } from './0080-movement.ts';
import { attachmentsMigration } from './0090-attachments.ts';
import { correspondenceMigration } from './0100-correspondence.ts';
import { notesMigration } from './0110-notes.ts';
import { homeMigration } from './0120-home.ts';
import { registersMigration } from './0130-registers.ts';
import { dakFieldsMigration } from './0140-dak-fields.ts';
import { dakRestMigration } from './0150-dak-rest.ts';
import { deskRestMigration } from './0160-desk-rest.ts';
import { knownSendersMigration } from './0170-known-senders.ts';
import { chunksMigration } from './0180-chunks.ts';
import { otherDesksMigration } from './0190-other-desks.ts';
import { officeRecordMigration } from './0200-office-record.ts';
import { numbersOfDesksMigration } from './0205-numbers-of-desks.ts';
import { custodyMigration } from './0210-custody.ts';
import { dakBetweenDesksMigration } from './0220-dak-between-desks.ts';
import { parcelsMigration } from './0240-parcels.ts';
import { newerEventsMigration } from './0250-newer-events.ts';
import { centralServerMigration } from './0260-central-server.ts';
import { officesMigration } from './0290-offices.ts';
import { casesMigration } from './0300-cases.ts';
import { firstLoadMigration } from './0310-first-load.ts';
import { searchReachedMigration } from './0320-search-reached.ts';
import { provenMigration } from './0330-proven.ts';

/** In order, append-only: a migration that has shipped is never edited. Numbers go in tens, so that a repair fits between. */
export const migrations: readonly { readonly number: number; readonly sql: string }[] = [
  ledgerMigration,
  workingPapersMigration,
  projectionsMigration,
  keyLifeMigration,
  dakMigration,
  searchMigration,
  checkpointPeaksMigration,
  searchKindsMigration,
  filesMigration,
  movementMigration,
  attachmentsMigration,
  correspondenceMigration,
  notesMigration,
  homeMigration,
  registersMigration,
  dakFieldsMigration,
  dakRestMigration,
  deskRestMigration,
  knownSendersMigration,
  chunksMigration,
  otherDesksMigration,
  officeRecordMigration,
  numbersOfDesksMigration,
  custodyMigration,
  dakBetweenDesksMigration,
  parcelsMigration,
  newerEventsMigration,
  centralServerMigration,
  officesMigration,
  casesMigration,
  firstLoadMigration,
  searchReachedMigration,
  provenMigration,
];
