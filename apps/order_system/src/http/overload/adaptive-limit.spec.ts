import { AdaptiveLimit } from './adaptive-limit';

const bounds = { min: 8, max: 100, tolerance: 4 };

function aLimit() {
  let now = 0;
  const limit = new AdaptiveLimit(bounds, now);
  return {
    limit,
    /** A window of answers of this slowness, while so many requests were in flight. */
    window: (slowness: number, inFlight: number, { answers = 20, ms = 100 } = {}) => {
      now += ms;
      for (let answer = 0; answer < answers; answer++) limit.observe(slowness, inFlight, now);
    },
  };
}

describe('the limit of requests in flight', () => {
  it('starts at its highest, and stays there while answers are quick', () => {
    const { limit, window } = aLimit();
    expect(limit.value).toBe(100);
    for (let index = 0; index < 10; index++) window(2, 90);
    expect(limit.value).toBe(100);
  });

  it('shrinks from what is in flight when answers become slow, down to the least', () => {
    const { limit, window } = aLimit();
    window(5, 40);
    expect(limit.value).toBe(32);
    window(40, 32);
    expect(limit.value).toBe(22);
    for (let index = 0; index < 10; index++) window(20, 8);
    expect(limit.value).toBe(bounds.min);
  });

  it('grows by little while it is used and answers are quick, up to the most', () => {
    const { limit, window } = aLimit();
    window(20, 10);
    expect(limit.value).toBe(bounds.min);
    window(1, 8);
    expect(limit.value).toBe(9);
    for (let index = 0; index < 200; index++) window(1, limit.value);
    expect(limit.value).toBe(bounds.max);
  });

  it('does not grow while nobody comes near it', () => {
    const { limit, window } = aLimit();
    window(20, 20);
    const before = limit.value;
    for (let index = 0; index < 20; index++) window(1, 2);
    expect(limit.value).toBe(before);
  });

  it('grows where somebody was refused although it is not used up: room is kept for others', () => {
    const { limit, window } = aLimit();
    window(20, 10);
    limit.refused();
    window(1, 5);
    expect(limit.value).toBe(bounds.min + 1);
    window(1, 5);
    expect(limit.value).toBe(bounds.min + 1);
  });

  it('judges by many answers, and no more often than every 100 ms', () => {
    const { limit, window } = aLimit();
    window(20, 50, { answers: 19 });
    expect(limit.value).toBe(100);
    const other = aLimit();
    other.window(20, 50, { ms: 99, answers: 100 });
    expect(other.limit.value).toBe(100);
  });

  it('does not let one answer decide that took for ever', () => {
    const { limit, window } = aLimit();
    window(1, 50, { answers: 19 });
    window(1_000, 50, { answers: 1 });
    expect(limit.value).toBe(100);
  });
});
