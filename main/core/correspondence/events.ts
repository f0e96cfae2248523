import { z } from 'zod';
import { paperFlag } from '../../../preload/contract/correspondence.ts';
import { id } from '../../../preload/contract/values.ts';
import { eventType } from '../ledger/event-type.ts';

/** A paper of the file on whose chain the event stands was flagged (CSMOP 25, domain.md row 25), or its flag was taken off. */
export const paperFlagged = eventType('paper.flagged', 1, z.strictObject({ paperId: id, flag: paperFlag.nullable() }));
