import type { Handlers } from '../handlers.ts';
import { remarksSuffice } from '../movement/rules.ts';
import { Refusal } from '../refusal.ts';
import { admitted } from '../session/admitted.ts';
import { placeOfFile, travellingFiles } from './place-of-file.ts';

export const handoverHandlers: Handlers<'handover'> = {
  'handover.ofFile': ({ desk, input }) => {
    const { current } = desk.handover;
    return current && placeOfFile(desk, current, input.fileId);
  },
  'handover.travelling': ({ desk, caller }) => {
    const { current } = desk.handover;
    return current ? travellingFiles(desk, current, admitted(caller).postId) : [];
  },
  'handover.refuse': ({ desk, caller, input }) => {
    const { current } = desk.handover;
    if (!current) throw new Refusal('nothingToRefuse');
    if (!remarksSuffice('return', input.reason)) throw new Refusal('remarksRequired');
    current.refuse(admitted(caller), input.fileId, input.reason.trim());
    return {};
  },
};
