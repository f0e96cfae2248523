import type { ProcedureName } from '../../preload/contract/index.ts';
import { batchesHandlers } from './batches/handlers.ts';
import { dispatchHandlers } from './dispatch/handlers.ts';
import { filesHandlers } from './files/handlers.ts';
import type { Handler } from './handlers.ts';
import { lettersHandlers } from './letters/handlers.ts';
import { notesHandlers } from './notes/handlers.ts';
import { officeHandlers } from './office/handlers.ts';
import { searchHandlers } from './search/handlers.ts';
import { sessionHandlers } from './session/handlers.ts';
import { systemHandlers } from './system/handlers.ts';
import { verifyHandlers } from './verify/handlers.ts';

/** Every procedure of the contract with its handler: no more, no fewer. */
export const handlers: { readonly [Name in ProcedureName]: Handler<Name> } = {
  ...systemHandlers,
  ...officeHandlers,
  ...sessionHandlers,
  ...filesHandlers,
  ...notesHandlers,
  ...lettersHandlers,
  ...batchesHandlers,
  ...dispatchHandlers,
  ...searchHandlers,
  ...verifyHandlers,
};
