import type { Handlers } from '../handlers.ts';
import { find } from './queries.ts';

export const searchHandlers: Handlers<'search'> = {
  'search.find': ({ desk, input }) => find(desk, input),
};
