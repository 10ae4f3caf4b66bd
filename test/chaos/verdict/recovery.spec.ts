import type { FaultKind } from '../plan/fault';
import { recoveries } from './recovery';
import type { FaultSpan, Passage } from './recovery';

const fault = (kind: FaultKind, from: number, to: number): FaultSpan => ({ kind, target: 'x', from, to });
const passage = (acceptedAt: number, toldAt: number): Passage => ({ acceptedAt, toldAt });
const msOf = (faults: FaultSpan[], passages: Passage[], until = 10_000) =>
  recoveries(faults, passages, until).map(({ ms }) => ms);

describe('the recovery from a fault', () => {
  const kill = fault('kill', 100, 1_000);

  it('lasts until an order that was accepted after it has come through', () => {
    expect(msOf([kill], [passage(50, 1_100), passage(1_200, 3_000), passage(1_500, 2_000)])).toEqual([1_000]);
  });

  it('does not count the time in which something else was broken', () => {
    const others = [fault('postgres', 1_500, 2_500), fault('redis', 2_000, 3_000), fault('broker', 0, 1_200)];
    const [ms] = msOf([kill, ...others], [passage(3_100, 4_000)]);
    expect(ms).toBe(300 + 1_000);
  });

  it('counts the time in which messages were only repeated or delayed, and is not asked of these', () => {
    const harmless = [fault('duplicate', 1_000, 2_000), fault('reorder', 1_000, 2_000)];
    expect(msOf([kill, ...harmless], [passage(1_000, 3_000)])).toEqual([2_000]);
  });

  it('lasts until orders ceased where none came through', () => {
    expect(msOf([kill], [passage(50, 20_000)])).toEqual([9_000]);
    expect(msOf([kill], [], 500)).toEqual([0]);
  });
});
