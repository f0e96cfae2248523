import type { Handlers } from '../handlers.ts';
import { admitted } from '../session/admitted.ts';
import { find } from './queries.ts';

export const searchHandlers: Handlers<'search'> = {
  'search.find': ({ desk, caller, input }) => find(desk, admitted(caller), input),
};
