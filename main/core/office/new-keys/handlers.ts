import type { Handlers } from '../../handlers.ts';
import { admitted } from '../../session/admitted.ts';
import { confirmKeys, listKeyRequests, refuseKeys } from './decide-keys.ts';

/** What the registrar does about keys that persons made at other desks. */
export const newKeysHandlers: Pick<Handlers<'office'>, 'office.keyRequests' | 'office.confirmKeys' | 'office.refuseKeys'> = {
  'office.keyRequests': ({ desk }) => listKeyRequests(desk),
  'office.confirmKeys': ({ desk, caller, input }) => {
    confirmKeys(desk, admitted(caller), input);
    return {};
  },
  'office.refuseKeys': ({ desk, input }) => {
    refuseKeys(desk, input);
    return {};
  },
};
