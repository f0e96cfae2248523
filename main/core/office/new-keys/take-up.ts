import type { Desk } from '../../desk.ts';
import { createPersonKeys, unlock } from '../../keys/pin-vault.ts';
import { checkNewPin } from '../../keys/pin.ts';
import { orRefuse, Refusal } from '../../refusal.ts';
import { postsOf } from '../../session/charges.ts';
import { keyStanding } from './key-standing.ts';
import { checkOfNewKeys, proveNewKeys } from './rules.ts';
import { settleKeys } from './settle-keys.ts';

/**
 * A person begins to work at a desk that is not the registrar's: keys are made here, locked with the PIN, and the registrar is asked to confirm
 * them, now or as soon as his desk is reached. Gives the four digits to be read out to him. Refuses with `noNetwork`, `noCharge` for
 * somebody who holds charge of no post of this desk, `keysTaken` where there are keys or a request already, and the rules for PINs.
 */
export async function takeUp(desk: Desk, { personId, pin: typed }: { readonly personId: string; readonly pin: string }): Promise<{ check: string }> {
  const pin = orRefuse(checkNewPin(typed));
  const lan = desk.network.current;
  if (!lan) throw new Refusal(desk.network.problem ?? 'noNetwork');
  refuseUnlessNew(desk, personId);
  const { vault, publicKeys } = await createPersonKeys(pin, desk.secret, desk.scryptCost);
  const opened = await unlock(vault, pin, desk.secret);
  if (!opened.ok) throw new Error(opened.error.code);
  const keys = { personId, desk: lan.id, signingKey: publicKeys.signing, agreementKey: publicKeys.agreement };
  const asked = { signing_key: keys.signingKey, agreement_key: keys.agreementKey, proof: proveNewKeys(keys, opened.value.signing), asked_at: desk.ledger.now(), state: 'waiting' as const };
  const { build } = desk.store;
  desk.store.transaction(() => {
    refuseUnlessNew(desk, personId);
    desk.store.run(build.insertInto('vault').values({ person_id: personId, record: vault }));
    const request = build.insertInto('key_request').values({ person_id: personId, desk: lan.id, ...asked });
    desk.store.run(request.onConflict((conflict) => conflict.columns(['person_id', 'desk']).doUpdateSet(asked)));
  });
  void settleKeys(desk, lan);
  return { check: checkOfNewKeys(keys) };
}

/** Asked again once the keys are made, which takes a while. */
function refuseUnlessNew(desk: Desk, personId: string): void {
  if (postsOf(desk, personId).length === 0) throw new Refusal('noCharge');
  const { keys } = keyStanding(desk, personId);
  if (keys === 'ready' || keys === 'waiting') throw new Refusal('keysTaken');
}
