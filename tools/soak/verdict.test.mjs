import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { heapSlopes, swollen, violations } from './verdict.mjs';

const MB = 2 ** 20;
const well = {
  accepted: 900,
  settled: 900,
  failures: 0,
  quietAfterSeconds: 4,
  deadLetters: 0,
  slopes: [{ service: 'orders', perHour: 0.4 }],
  tables: [{ table: 'orders.orders', bytes: 20 * MB, live: 15 * MB }],
};

describe('a soak', () => {
  it('passes where all is well', () => assert.deepEqual(violations(well), []));

  for (const [what, change] of [
    ['an order that is not settled', { settled: 899 }],
    ['an order that broke off', { failures: 1 }],
    ['work that does not end', { quietAfterSeconds: Infinity }],
    ['a dead letter', { deadLetters: 1 }],
    ['a heap that grows', { slopes: [{ service: 'orders', perHour: 40 }] }],
    ['a table that is not cleaned up', { tables: [{ table: 'orders.outbox', bytes: 60 * MB, live: 0 }] }],
  ]) {
    it(`fails for ${what}`, () => assert.equal(violations({ ...well, ...change }).length, 1));
  }
});

describe('a heap', () => {
  const samples = (rise) =>
    Array.from({ length: 120 }, (_, index) => ({
      minute: index / 4,
      heaps: [{ service: 'orders', heap: 40 + (index % 9) + (rise * index) / 4 / 60 }],
    }));

  it('that is collected is flat', () => assert.ok(Math.abs(heapSlopes(samples(0))[0].perHour) < 2));

  it('tells nothing after two minutes', () => {
    assert.ok(Number.isNaN(heapSlopes(samples(600).slice(0, 8))[0].perHour));
  });

  it('that leaks is found', () => assert.ok(heapSlopes(samples(60))[0].perHour > 50));
});

it('a small table may be empty', () => {
  assert.deepEqual(swollen([{ table: 'orders.outbox', bytes: 2 * MB, live: 0 }]), []);
});
