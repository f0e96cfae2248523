import { createContext } from 'react';
import type { Option } from '../select-field.tsx';

/** What a writer may refer to by name; the label is what is put in the text. */
export type InsertableReferences = readonly Option<string>[];

/** The references that an editor offers; none by default. */
export const References = createContext<InsertableReferences>([]);
