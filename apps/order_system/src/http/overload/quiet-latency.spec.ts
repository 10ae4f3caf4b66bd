import { QuietLatency } from './quiet-latency';

const ROUTE = 'GET /products';

function learned(ms: readonly number[], quiet = true): QuietLatency {
  const latency = new QuietLatency(40);
  for (let round = 0; round < 100; round++) for (const each of ms) latency.slowness(ROUTE, each, quiet);
  return latency;
}

describe('the latency of a quiet system', () => {
  it('is that of the quickest tenth of the answers', () => {
    const latency = learned([20, 4, 21, 22, 23, 24, 25, 26, 27, 28, 29]);
    const slowness = latency.slowness(ROUTE, 40, false);
    expect(slowness).toBeGreaterThan(40 / 20);
    expect(slowness).toBeLessThan(40 / 4);
  });

  it('is not learned from an overload, however long it lasts', () => {
    const latency = learned([5]);
    for (let answer = 0; answer < 10_000; answer++) latency.slowness(ROUTE, 200, false);
    expect(latency.slowness(ROUTE, 50, false)).toBeCloseTo(10, 0);
  });

  it('follows a system that has become slower, once there is little to do', () => {
    const latency = learned([5]);
    for (let answer = 0; answer < 1_000; answer++) latency.slowness(ROUTE, 20, true);
    expect(latency.slowness(ROUTE, 20, false)).toBeCloseTo(1, 0);
  });

  it('is the longest that can be normal until it is learned, and never more', () => {
    expect(new QuietLatency(40).slowness(ROUTE, 200, false)).toBe(5);
    expect(learned([500]).slowness(ROUTE, 400, false)).toBe(10);
  });

  it('is that of each route alone', () => {
    expect(learned([5]).slowness('GET /orders', 40, false)).toBe(1);
  });
});
