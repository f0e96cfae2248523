import type { SearchTables } from '../ledger/projector.ts';
import { emptySearch } from './entries.ts';
import { searchProjections, type ReadBlob } from './projection.ts';
import { moveReached, reached } from './reached.ts';

/** What can be searched, as the ledger feeds it. */
export const searchTables = (readBlob: ReadBlob): SearchTables => ({ projections: searchProjections(readBlob), empty: emptySearch, reached, moveReached });
