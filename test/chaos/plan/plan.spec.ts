import { FAULT_KINDS } from './fault';
import type { FaultKind } from './fault';
import { planFaults } from './plan';
import type { PlanOptions } from './plan';
import { RHYTHMS } from './rhythms';

const MINUTE = 60_000;
const targets = Object.fromEntries(FAULT_KINDS.map((kind) => [kind, [`a ${kind}`, `b ${kind}`]])) as Record<
  FaultKind,
  string[]
>;
const plan = (options: Partial<PlanOptions> = {}) =>
  planFaults({ seed: 42, lastsMs: 15 * MINUTE, kinds: FAULT_KINDS, targets, ...options });
const SEEDS = Array.from({ length: 10 }, (_, index) => index * 104_729);

describe('a plan of faults', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(plan()).toEqual(plan());
    expect(plan()).not.toEqual(plan({ seed: 43 }));
  });

  it.each([
    ['kill', 200],
    ['broker', 20],
    ['postgres', 20],
    ['redis', 10],
  ])('has enough of %s in a quarter of an hour: %i', (kind, least) => {
    const counts = SEEDS.map((seed) => plan({ seed }).filter((fault) => fault.kind === kind).length);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(least);
  });

  it('has each kind in half a minute, and no other than was asked for', () => {
    for (const seed of SEEDS) {
      const kindsOf = (kinds: readonly FaultKind[]) =>
        new Set(plan({ seed, kinds, lastsMs: MINUTE / 2 }).map(({ kind }) => kind));
      for (const kind of FAULT_KINDS) expect(kindsOf([kind])).toEqual(new Set([kind]));
      expect(kindsOf(['kill', 'redis'])).toEqual(new Set(['kill', 'redis']));
    }
  });

  it('ends within its time, and hits what it may', () => {
    const strays = plan().filter(
      ({ at, lastsMs, kind, target }) =>
        at < 2_000 || at + lastsMs > 15 * MINUTE || !targets[kind].includes(target),
    );
    expect(strays).toEqual([]);
  });

  it('leaves the faults of one lane apart, and lets those of different lanes meet', () => {
    const faults = plan();
    const overlaps = (oneLane: boolean) =>
      faults.flatMap((one, index) =>
        faults.slice(index + 1).filter((other) => {
          const { lane, calmMs } = RHYTHMS[one.kind];
          const same = RHYTHMS[other.kind].lane === lane;
          return same === oneLane && other.at < one.at + one.lastsMs + (oneLane ? calmMs : 0);
        }),
      );
    expect(overlaps(true)).toEqual([]);
    expect(overlaps(false).length).toBeGreaterThan(0);
  });
});
