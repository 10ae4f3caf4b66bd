import type { Outcome } from './outcome';
import { judge } from './verdict';

const EVENT = { id: 'e', type: 'order.placed.v1', subject: 'o' };
const SOUND: Outcome = {
  accepted: 3,
  states: { CONFIRMED: 2, 'CANCELLED OUT_OF_STOCK': 1 },
  discrepancies: [],
  events: { lost: [], unpromised: [], inverted: [], committed: 20, heardAgain: 4 },
  surprises: [],
  failures: [],
  faults: { kill: 2 },
  recoveries: [],
};
const recovery = (ms: number) => ({ fault: { kind: 'kill', target: 'orders', from: 0, to: 1 }, ms }) as const;
const figureOf = (outcome: Outcome, promise: string) =>
  judge(outcome).promises.find(([name]) => name === promise)?.[1];

describe('the verdict', () => {
  it('finds nothing wrong where every promise was kept', () => {
    expect(judge(SOUND).violations).toEqual([]);
    expect(figureOf(SOUND, 'orders settled')).toBe('3 (2 confirmed, 1 cancelled out of stock)');
  });

  it.each<[string, Partial<Outcome>]>([
    ['a promise to a customer was broken', { discrepancies: [{ kind: 'lost', text: 'order o is lost' }] }],
    ['an event was lost', { events: { ...SOUND.events, lost: [EVENT] } }],
    ['an event came from nowhere', { events: { ...SOUND.events, unpromised: ['x'] } }],
    ['an event overtook another', { events: { ...SOUND.events, inverted: [EVENT] } }],
    ['a client met a server error', { surprises: ['POST /orders answered 500'] }],
    ['a service did not come back', { failures: ['after kill, orders did not come back'] }],
    ['orders did not flow in time', { recoveries: [recovery(10_001)] }],
    ['nothing was tried', { accepted: 0 }],
  ])('tells that %s', (_, change) => {
    expect(judge({ ...SOUND, ...change }).violations).toHaveLength(1);
  });

  it('counts each kind of broken promise where it belongs', () => {
    const discrepancies = [
      { kind: 'lost', text: 'a' },
      { kind: 'double', text: 'b' },
      { kind: 'double', text: 'c' },
      { kind: 'paid twice', text: 'd' },
      { kind: 'not told', text: 'e' },
    ] as const;
    const outcome = { ...SOUND, discrepancies };
    expect(figureOf(outcome, 'orders lost / stuck / made twice')).toBe('1 / 0 / 2');
    expect(figureOf(outcome, 'payments taken twice')).toBe('1');
    expect(figureOf(outcome, 'notifications doubled / missing')).toBe('0 / 1');
    expect(judge(outcome).violations).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('tells the longest recovery of each kind, and bears twice the bound', () => {
    const { faults, violations } = judge({ ...SOUND, recoveries: [recovery(700), recovery(9_900)] });
    expect(faults).toEqual([{ kind: 'kill', injected: 2, longestRecoveryMs: 9_900, boundMs: 5_000 }]);
    expect(violations).toEqual([]);
  });
});
