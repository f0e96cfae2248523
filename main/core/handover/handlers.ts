import type { Handlers } from '../handlers.ts';
import { otherDesk } from '../offices/other-desks.ts';
import { remarksSuffice } from '../movement/rules.ts';
import { Refusal } from '../refusal.ts';
import { admitted } from '../session/admitted.ts';
import type { CustodyHost } from './custody-host.ts';
import type { Desk } from '../desk.ts';
import type { Handover } from './handover.ts';
import { arrivalOf, placeOf, standingOf, travellingOf } from './whereabouts.ts';
import { orderByTwo } from './two-officers.ts';

export const handoverHandlers: Handlers<'handover'> = {
  'handover.ofFile': ({ desk, input }) => {
    const { current } = desk.handover;
    return current && placeOf(desk, current, input.fileId);
  },
  'handover.standing': ({ desk }) => {
    const { current } = desk.handover;
    return current ? standingOf(desk, current) : { standing: 'working', others: false, awaited: [], losses: [] };
  },
  'handover.confirmDesk': async ({ desk, input }) => {
    await orderByTwo(desk, hostOf(desk), { order: { kind: 'confirm' }, signings: input.officers });
    return {};
  },
  'handover.excuse': async ({ desk, input }) => {
    await orderByTwo(desk, hostOf(desk), { order: { kind: 'excuse', desks: input.desks }, signings: input.officers });
    return {};
  },
  'handover.reconstitute': async ({ desk, input }) => {
    refuseAtAnotherOffice(desk, input.id);
    await orderByTwo(desk, hostOf(desk), { order: { kind: 'reconstitute', thing: input.id, nextNumber: null }, signings: input.officers });
    return {};
  },
  'handover.ofReceipt': ({ desk, input }) => {
    const { current } = desk.handover;
    const row = desk.store.first(desk.store.build.selectFrom('receipt').select('file_id').where('id', '=', input.receiptId));
    return current && row?.file_id === null ? placeOf(desk, current, input.receiptId) : null;
  },
  'handover.travelling': ({ desk, caller }) => {
    const { current } = desk.handover;
    return current ? travellingOf(desk, current, admitted(caller).postId) : [];
  },
  'handover.writeParcel': async ({ desk, input }) => ({ size: await handoverOf(desk).post.write(input.file, input.id) }),
  'handover.readParcel': async ({ desk, caller, input }) => arrivalOf(desk, admitted(caller), await handoverOf(desk).post.read(input.file)),
  'handover.writeAnswer': async ({ desk, input }) => ({ size: await handoverOf(desk).post.writeAnswer(input.file, input.parcelId) }),
  'handover.refuse': ({ desk, caller, input }) => {
    const { current } = desk.handover;
    if (!current) throw new Refusal('nothingToRefuse');
    if (!remarksSuffice('return', input.reason)) throw new Refusal('remarksRequired');
    current.refuse(admitted(caller), input.id, input.reason.trim());
    return {};
  },
};

/** While another office of the tree has it, only that office sends it back: two officers here would make a second one of it. */
function refuseAtAnotherOffice(desk: Desk, thing: string): void {
  const custody = desk.handover.current?.host.thing(thing)?.custody;
  if (custody?.state === 'sent' && otherDesk(desk.store, custody.to)) throw new Refusal('fileAtAnotherOffice', { number: '' });
}

function handoverOf(desk: Desk): Handover {
  const { current } = desk.handover;
  if (!current) throw new Refusal('noNetwork');
  return current;
}

const hostOf = (desk: Desk): CustodyHost => handoverOf(desk).host;
