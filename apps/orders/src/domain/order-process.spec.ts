import fc from 'fast-check';
import { expectSafe } from '../testing/simulation/invariants';
import {
  addsUp,
  disorder,
  endsByItsCause,
  fulfilment,
  interference,
  strangers,
  survivesLoss,
} from '../testing/simulation/properties';
import { begin, play, scenarios, settle } from '../testing/simulation/scenario';
import type { World } from '../testing/simulation/world';

const RUNS = { numRuns: 300 };

// An error that the process does not document ends a run too: `World.deliver` lets it through.
describe('the order process', () => {
  it.each([
    ['messages are permuted', []],
    ['messages are permuted, repeated and delayed', [...disorder]],
    ['people and clocks interfere', [...disorder, ...interference]],
    ['staff ship, deliver and refund', [...disorder, ...interference, ...fulfilment]],
    ['money is taken that nobody asked for', [...disorder, ...interference, ...fulfilment, ...strangers]],
  ])('ends with stock and money that add up, though %s', (_, kinds) => {
    fc.assert(addsUp(kinds), RUNS);
  });

  it('ends as its stock and its payment say, though messages are permuted, repeated and delayed', () => {
    fc.assert(endsByItsCause, RUNS);
  });

  it('settles every order and never oversells, though messages are lost for good', () => {
    fc.assert(survivesLoss([...disorder, ...interference, ...fulfilment]), RUNS);
  });

  it('keeps the first check-out of an order, whatever a second one says', () => {
    fc.assert(
      fc.property(scenarios('checkedOutAgain', ...disorder), (scenario) => {
        const world = begin(scenario);
        scenario.checkouts.forEach(() => world.deliver(0));
        const opened = checkoutsOf(world);
        play(world, scenario, expectSafe);
        settle(world, scenario);
        expect(checkoutsOf(world)).toEqual(opened);
      }),
    );
  });
});

function checkoutsOf({ orders }: World) {
  return [...orders.states.values()].map(({ id, lines, total, userId }) => ({ id, lines, total, userId }));
}
