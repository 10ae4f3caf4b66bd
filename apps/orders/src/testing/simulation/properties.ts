import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expectConsistent, expectEndedByCause, expectSafe, expectSettled } from './invariants';
import { begin, play, scenarios, settle, type Action, type Scenario } from './scenario';

export const disorder = ['duplicate', 'postpone'] as const;
export const interference = [
  'customerCancels',
  'staffCancels',
  'webhookComes',
  'checkedOutAgain',
  'timePasses',
  'deadlineScan',
] as const;
export const fulfilment = ['addressChanges', 'staffShips', 'staffDelivers', 'staffRefunds'] as const;
export const strangers = ['chargedUnasked', 'chargedWrongly', 'declinedUnasked', 'rejectedUnasked'] as const;

/** Where every message comes in the end, stock and money add up. */
export function addsUp(kinds: readonly Action['kind'][]) {
  return fc.property(scenarios(...kinds), (scenario: Scenario) => {
    const world = begin(scenario);
    play(world, scenario, expectSafe);
    assert.equal(settle(world, scenario), 0);
    expectSafe(world);
    expectSettled(world);
    expectConsistent(world);
  });
}

/** Where messages may be lost for good, no order hangs and nothing is oversold. */
export function survivesLoss(kinds: readonly Action['kind'][]) {
  return fc.property(scenarios('lose', ...kinds), (scenario: Scenario) => {
    const world = begin(scenario);
    play(world, scenario, expectSafe);
    settle(world, scenario);
    expectSafe(world);
    expectSettled(world);
  });
}

/** Where nobody interferes, an order ends as its stock and its payment say. */
export const endsByItsCause = fc.property(scenarios(...disorder), (scenario: Scenario) => {
  const world = begin(scenario);
  play(world, scenario, expectSafe);
  settle(world, scenario);
  expectEndedByCause(world);
});
