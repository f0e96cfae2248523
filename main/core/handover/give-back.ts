import type { DeskId, ThingId } from '../custody/event.ts';
import type { Desk } from '../desk.ts';
import { newId } from '../id.ts';
import type { CustodyHost } from './custody-host.ts';
import { custodyGivenBack, custodyRecalled } from './events.ts';
import { mayGiveBack } from './rules.ts';
import type { WireEvent } from './wire.ts';

type Asked = { readonly from: DeskId; readonly signingKey: Uint8Array; readonly file: ThingId; readonly request: WireEvent };

/** Another desk's officer asks for a file that lies here: it goes back, with his signed request on its chain, while nobody here has opened it. */
export function giveBack(desk: Desk, host: CustodyHost, { from, signingKey, file, request }: Asked): boolean {
  const { ledger } = desk;
  const row = sentRow(desk, file);
  const custody = host.thing(file)?.custody;
  if (!row || custody?.state !== 'held' || request.desk !== from) return false;
  return ledger.commit(() => {
    const taken = ledger.take({ bytes: request.bytes, desk: from, signingKey });
    const asked = taken.ok ? taken.value : null;
    if (asked?.type !== custodyRecalled.name || !asked.actor || custodyRecalled.body.parse(asked.body).fileId !== file) return false;
    if (!mayGiveBack(row, asked.actor.post)) return false;
    const { post, person, acting } = asked.actor;
    ledger.append({ type: custodyGivenBack, officer: null, file, body: { id: newId(), recall: Buffer.from(asked.hash).toString('hex'), by: { post, person, acting } } });
    host.command({ kind: 'dispatch', thing: file, epoch: custody.epoch, to: from }, { officer: null, reason: '' }, row.number);
    return true;
  });
}

/** What of a file or a receipt decides whether it may go back. */
function sentRow({ store }: Desk, thing: ThingId): { readonly number: string; readonly read: number; readonly previous_post: string | null } | undefined {
  const { build } = store;
  const file = store.first(build.selectFrom('file').select(['number', 'read', 'previous_post']).where('id', '=', thing));
  return file ?? store.first(build.selectFrom('receipt').select(['number', 'opened as read', 'previous_post']).where('id', '=', thing));
}
