import type { JoiningView } from '../../../preload/contract/network.ts';
import type { Desk } from '../desk.ts';
import type { Address } from '../lan/roster/statements.ts';
import { findOffice } from '../office/office.ts';
import { codeSymbol } from '../pages/code-symbol.ts';
import { Refusal } from '../refusal.ts';
import { JoinDesk } from './join-desk.ts';
import { hasRoster } from './lan-files.ts';

/** Side of the QR code on the screen before it is enlarged, in millimetres. */
const symbolMm = 30;

/** Goes to a registrar's desk and shows the code; a joining under way is given up. Refuses with `officeExists`, `networkExists`, `lanNotServed` and what `JoinDesk.begin` does. */
export async function beginJoining(desk: Desk, at: Address): Promise<JoinDesk> {
  const { network } = desk;
  if (!network.options) throw new Refusal('lanNotServed');
  if (hasRoster(desk.folder)) throw new Refusal('networkExists');
  if (findOffice(desk.store)) throw new Refusal('officeExists');
  cancelJoining(desk);
  const joining = await JoinDesk.begin(desk, at);
  network.joining = joining;
  return joining;
}

export async function finishJoining(desk: Desk, answer: string): Promise<void> {
  const { joining } = desk.network;
  if (!joining || joining.state === 'failed') throw new Refusal('notJoining');
  await joining.finish(answer);
  desk.network.joining = null;
}

export function cancelJoining({ network }: Desk): void {
  network.joining?.cancel();
  network.joining = null;
}

/** How far a new desk has come. */
export function joiningView(desk: Desk): JoiningView {
  const { joining, current } = desk.network;
  const none = { code: null, symbol: null, problem: null, connected: false };
  if (!joining) {
    const receiving = hasRoster(desk.folder) && !findOffice(desk.store);
    const registrar = current?.registrarDesk() ?? null;
    const connected = registrar !== null && current?.isReachable(registrar) === true;
    return { ...none, state: receiving ? 'receiving' : 'none', connected, problem: receiving ? desk.network.problem : null };
  }
  const { state, problem, code, scanText } = joining;
  if (state === 'failed') return { ...none, state, problem };
  return { ...none, state, code, symbol: codeSymbol(scanText, symbolMm).markup };
}
