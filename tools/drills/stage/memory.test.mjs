import assert from 'node:assert/strict';
import { test } from 'node:test';
import { growthOf, judgeMemory } from './memory.mjs';

test('a heap that is collected now and then has not grown', () => {
  assert.equal(growthOf([40, 50, 60, 40, 50, 60, 40, 50, 60]).growth, 0);
});

test('a heap of which ever more stays has', () => {
  assert.equal(growthOf([40, 50, 45, 55, 50, 60, 60, 70, 65]).growth, 20);
});

test('the worst is told, and who gained too much', () => {
  const { figure, broken } = judgeMemory([
    { name: 'orders', from: 40, to: 41, growth: 1 },
    { name: 'catalog', from: 40, to: 90, growth: 50 },
    { name: 'stopped', from: Infinity, to: Infinity, growth: Number.NaN },
  ]);
  assert.match(figure, /50\.0 MB at most \(catalog: 40 → 90 MB\)/);
  assert.deepEqual(broken, ['the heap of catalog gained 50 MB']);
});
