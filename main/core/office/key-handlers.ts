import type { Handlers } from '../handlers.ts';
import { admitted } from '../session/admitted.ts';
import { openWithPin } from '../session/sign-in.ts';
import { exportAuthority, importAuthority, removeAuthority } from './authority.ts';
import { renewSealingKey, withdrawSealingKey } from './key-life.ts';
import { readKeys } from './key-list.ts';

type KeyProcedure =
  | 'office.keys'
  | 'office.renewSealingKey'
  | 'office.withdrawSealingKey'
  | 'office.exportAuthority'
  | 'office.removeAuthority'
  | 'office.importAuthority';

/** What happens to the office's keys after they were made. */
export const officeKeyHandlers: Pick<Handlers<'office'>, KeyProcedure> = {
  'office.keys': ({ desk }) => readKeys(desk),
  'office.renewSealingKey': ({ desk, caller, input }) => renewSealingKey(desk, admitted(caller), input.sectionId),
  'office.withdrawSealingKey': async ({ desk, caller, input }) => {
    const officer = admitted(caller);
    await openWithPin(desk, officer.personId, input.pin);
    return withdrawSealingKey(desk, officer, input);
  },
  'office.exportAuthority': async ({ desk, caller, input }) => {
    const officer = admitted(caller);
    await openWithPin(desk, officer.personId, input.pin);
    return exportAuthority(desk, officer, input.passphrase);
  },
  'office.removeAuthority': async ({ desk, caller, input }) => {
    const officer = admitted(caller);
    await openWithPin(desk, officer.personId, input.pin);
    removeAuthority(desk, officer);
    return {};
  },
  'office.importAuthority': ({ desk, caller, input }) => {
    importAuthority(desk, admitted(caller), input);
    return {};
  },
};
