import { HeldBack } from './held-back';

describe('an aggregate that is held back', () => {
  it('is tried again after growing delays', () => {
    const held = new HeldBack();
    let now = 0;
    const delays = Array.from({ length: 9 }, () => {
      held.hold('a', now);
      const since = now;
      while (held.due(now) === undefined) now += 1_000;
      return (now - since) / 1_000;
    });
    expect(delays).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300]);
  });

  it('begins anew once it was released', () => {
    const held = new HeldBack();
    held.hold('a', 0);
    held.hold('a', 0);
    held.release('a');
    expect([held.has('a'), held.due(1e9), held.subjects]).toEqual([false, undefined, []]);
    held.hold('a', 0);
    expect([held.due(4_999), held.due(5_000)]).toEqual([undefined, 'a']);
  });

  it('is one of so many at most', () => {
    const held = new HeldBack();
    for (let n = 0; n < 999; n += 1) held.hold(String(n), 0);
    expect(held.full).toBe(false);
    held.hold('one more', 0);
    expect(held.full).toBe(true);
  });
});
