import { custodyReducer, type Reduce } from '../../main/core/custody/reduce.ts';
import type { CustodyRules } from '../../main/core/custody/rules.ts';
import type { Tools } from '../../main/core/custody/input.ts';
import { rightWay, simulatedRules, type Variant } from './simulate.ts';

/**
 * The classic mistakes (last table of the fault matrix) and weaker forms of the restore rules. Each replaces one rule, or wraps the reducer; the simulator must catch
 * every one of them, or it has rotted itself.
 */
export const mutants: readonly Variant[] = [
  { ...rightWay, name: 'receipt sent before commit', order: 'send-first' },
  { ...rightWay, name: 'sender reclaims after time-out', reducer: (tools) => reclaiming(custodyReducer(tools, simulatedRules)) },
  wrong('no decision row', { remember: (decisions) => decisions }),
  wrong('dedupe remembers only the last transfer', { remember: (_, decision) => [decision] }),
  wrong('receipt not bound to epoch', { receiptFits: (_, custody, from) => custody.to === from, isOvertaken: () => false }),
  { ...rightWay, name: 'restored with no defence', reducer: undefended },
  wrong('restored, unlocks without asking anybody', { mayConclude: () => true }),
  wrong('restored, waits for the mirror alone', { mayConclude: (desk, recovery) => Object.entries(desk.roster.desks).every(([id, { mirror }]) => !mirror || recovery.answered.includes(id)) }),
  wrong('restored, takes in hand whatever it held', { afterRecovery: () => 'retake' }),
  wrong('copies are not told from their originals', { doubtOf: () => 'none' }),
  wrong('retaking opens no new era', { nextEra: (chain) => chain.at(-1)?.era ?? 0 }),
  wrong('a beaten branch goes on', { afterClaim: () => 'nothing' }),
  wrong('writes whatever the window showed', { workProblem: (thing) => (thing.custody.state === 'held' || thing.custody.state === 'transit' ? null : 'notHeld') }),
];

/** Too rare for a hundred random seeds; the exhaustive search finds it. */
export const rareMutant: Variant = wrong('restored, decides what its older incarnation may have decided', { mayDecide: () => true });

function wrong(name: string, rules: Partial<CustodyRules>): Variant {
  return { ...rightWay, name, reducer: (tools) => custodyReducer(tools, { ...simulatedRules, ...rules }) };
}

/** Takes the thing back when two offers went unanswered. */
function reclaiming(reduce: Reduce): Reduce {
  return (state, input) => {
    const thing = input.kind === 'alarm' && input.name === 'offer' && input.attempt >= 2 && input.thing !== null ? state.things[input.thing] : undefined;
    if (thing?.custody.state !== 'transit') return reduce(state, input);
    const back = { ...thing, custody: { state: 'held' as const, epoch: thing.custody.epoch + 1 } };
    return { state: { ...state, things: { ...state.things, [thing.id]: back } }, events: [], sends: [], alarms: [], alerts: [], refused: null };
  };
}

/** Neither the high-water file nor what others have seen is looked at. */
function undefended(tools: Tools): Reduce {
  return custodyReducer(tools, { ...simulatedRules, isRestored: () => false, doubtOf: () => 'none', continues: () => 'newer' });
}
