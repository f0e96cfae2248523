import { contract } from '../../../preload/contract/index.ts';
import type { Output } from '../../../preload/contract/index.ts';
import type { Desk } from '../desk.ts';
import { plainBytes } from '../ledger/event.ts';

/** The audit of the whole record in a thread of its own, so that nobody waits for it. Refuses with `jobStopped`. */
export async function auditBeside(desk: Desk): Promise<Output<'system.audit'>> {
  const { logName } = desk.ledger;
  return contract['system.audit'].output.parse(await desk.longWork.run({ kind: 'audit', logName, publicKey: plainBytes(desk.identity.publicKey) }));
}
