import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sheetOf, tableOf } from './table.mjs';

const letter = {
  id: 'orders-1',
  queue: 'orders.open-order.on-basket-checked-out',
  reason: 'INVALID_DATA',
  attempts: 1,
  details: ['orderId: is missing', 'total: is missing'],
  lastFailedAt: '2026-11-22T12:00:01.000Z',
  type: 'basket.checked-out.v1',
  orderId: null,
  payload: { a: 1 },
};

test('says so where there is none', () => assert.equal(tableOf([]), 'no dead letters'));

test('lines the columns up', () => {
  const [head, first, second, count] = tableOf([letter, { ...letter, id: 'products-basket-2' }]).split('\n');
  assert.equal(head.indexOf('WHEN'), first.indexOf('2026-11-22 12:00:01'));
  assert.equal(first.indexOf('INVALID_DATA'), second.indexOf('INVALID_DATA'));
  assert.equal(count, '2 dead letters');
});

test('shows every fact that there is', () => {
  const sheet = sheetOf(letter);
  assert.match(sheet, /details: orderId: is missing\n {2}total: is missing/);
  assert.match(sheet, /"a": 1/);
  assert.doesNotMatch(sheet, /orderId: null/);
});

test('lets no sender drive the terminal', () => {
  assert.doesNotMatch(tableOf([{ ...letter, type: '\u001B[2J' }]), /\u001B/);
});
