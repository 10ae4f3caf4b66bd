import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readIntegrators } from './integrators.mjs';

const system = {
  events: [
    { type: 'refund.requested.v1', owner: 'orders' },
    { type: 'payment.captured.v1', owner: 'payments' },
  ],
  reserved: ['orders', 'guest'],
};
const read = (value) => readIntegrators(JSON.stringify(value), system);

test('what an integrator may do stands in the list; by default it is nothing', () => {
  const erp = { name: 'erp', publishes: ['refund.requested.v1'], reads: ['orders.events'] };
  assert.deepEqual(read([erp, { name: 'bi' }]), [erp, { name: 'bi', publishes: [], reads: [] }]);
});

test('unknown types and exchanges are named, with those that there are', () => {
  assert.throws(
    () => read([{ name: 'erp', publishes: ['refund.wanted.v1'] }]),
    /0\.publishes\.0: refund\.wanted\.v1 is no event type; there are payment\.captured\.v1, refund\.requested\.v1/,
  );
  assert.throws(
    () => read([{ name: 'erp', reads: ['refunds.events'] }]),
    /0\.reads\.0: refunds\.events is no exchange of events; there are orders\.events, payments\.events/,
  );
});

test('an integrator has a name of its own', () => {
  assert.throws(() => read([{ name: 'orders' }]), /0\.name: orders is taken/);
  assert.throws(() => read([{ name: 'erp' }, { name: 'erp' }]), /1\.name: erp is named twice/);
  assert.throws(() => read([{ name: 'ERP.*' }]), /0\.name: must be lower-case/);
});

test('a misspelt key and a file that is no JSON are refused', () => {
  assert.throws(() => read([{ name: 'erp', publish: [] }]), /0: .*publish/);
  assert.throws(() => readIntegrators('[', system), /integrators\.json is not JSON/);
});
