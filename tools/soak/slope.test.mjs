import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lowest, slope } from './slope.mjs';

const line = (rise) => Array.from({ length: 20 }, (_, x) => ({ x, y: 50 + rise * x }));

describe('slope', () => {
  it('is that of a line', () => assert.equal(slope(line(3)), 3));

  it('is not moved by a few outliers', () => {
    const points = line(0.5).map((point) => (point.x % 7 === 3 ? { ...point, y: 900 } : point));
    assert.ok(Math.abs(slope(points) - 0.5) < 0.01);
  });

  it('is not a number for one point', () => assert.ok(Number.isNaN(slope([{ x: 1, y: 1 }]))));
});

describe('lowest', () => {
  it('keeps the lowest point of each window', () => {
    const saw = [4, 9, 5, 3, 8, 6].map((y, x) => ({ x, y }));
    assert.deepEqual(lowest(saw, 3), [
      { x: 0, y: 4 },
      { x: 3, y: 3 },
    ]);
  });

  it('shows what leaks below a saw', () => {
    const saw = Array.from({ length: 60 }, (_, x) => ({ x, y: x * 0.1 + (x % 5) * 4 }));
    assert.ok(slope(lowest(saw, 5)) > 0.09);
  });
});
