import type { z } from 'zod';
import { attachmentsContract } from './attachments.ts';
import { batchesContract } from './batches.ts';
import { binContract } from './bin.ts';
import { correspondenceContract } from './correspondence.ts';
import { dakContract } from './dak.ts';
import { dakRegistryContract } from './dak-registry.ts';
import { dispatchContract } from './dispatch.ts';
import { filesContract } from './files.ts';
import { handoverContract } from './handover.ts';
import { lettersContract } from './letters.ts';
import { listsContract } from './lists.ts';
import { movementContract } from './movement.ts';
import { officesContract } from './offices.ts';
import { networkContract } from './network.ts';
import { syncContract } from './sync.ts';
import { notesContract } from './notes.ts';
import { officeContract } from './office.ts';
import { registersContract } from './registers.ts';
import { searchContract } from './search.ts';
import { sessionContract } from './session.ts';
import { systemContract } from './system.ts';
import { verifyContract } from './verify.ts';

/** Everything that a screen may ask of the core; there is no other way in. */
export const contract = {
  ...systemContract,
  ...officeContract,
  ...sessionContract,
  ...filesContract,
  ...notesContract,
  ...lettersContract,
  ...batchesContract,
  ...dakContract,
  ...dakRegistryContract,
  ...movementContract,
  ...listsContract,
  ...attachmentsContract,
  ...correspondenceContract,
  ...dispatchContract,
  ...binContract,
  ...registersContract,
  ...searchContract,
  ...verifyContract,
  ...networkContract,
  ...syncContract,
  ...handoverContract,
  ...officesContract,
};

export type Contract = typeof contract;
export type ProcedureName = keyof Contract;
/** What a handler receives: input after parsing, defaults filled in. */
export type Input<Name extends ProcedureName> = z.output<Contract[Name]['input']>;
/** What a screen sends: defaults may be left out. */
export type RequestInput<Name extends ProcedureName> = z.input<Contract[Name]['input']>;
export type Output<Name extends ProcedureName> = z.output<Contract[Name]['output']>;
