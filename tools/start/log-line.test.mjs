import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatLogLine } from './log-line.mjs';

const line = (entry) => JSON.stringify({ time: 0, ...entry });

test('a warning becomes one line with its service and its reason', () => {
  const text = formatLogLine('orders', line({ level: 'warn', msg: 'retry', err: { message: 'a\nb' } }));
  assert.equal(text, 'orders  00:00:00.000 WARN retry: a ⏎ b');
});

test('an info line is shown only where all lines are wanted', () => {
  assert.equal(formatLogLine('orders', line({ level: 'info', msg: 'hi' })), undefined);
  assert.equal(
    formatLogLine('orders', line({ level: 'info', msg: 'hi' }), 'trace'),
    'orders  00:00:00.000 INFO hi',
  );
});

test('a line that is no log entry is shown as it is', () => {
  assert.equal(formatLogLine('orders', 'Error: boom'), 'orders  Error: boom');
});
