import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorsDocument } from './errors-document.mjs';

const problem = {
  area: 'orders',
  status: 409,
  code: 'LATE',
  title: 'Late',
  meaning: 'a | b',
  remedy: 'Run.',
};

test('each area has a table of its problems, in the order of the catalogue', () => {
  const page = errorsDocument([problem, { ...problem, code: 'LATER' }, { ...problem, area: 'http' }]);
  assert.deepEqual(page.match(/^(?:## .*|\| \d.*)$/gm), [
    '## Orders',
    '| 409 | `LATE` | a \\| b | Run. |',
    '| 409 | `LATER` | a \\| b | Run. |',
    '## Http',
    '| 409 | `LATE` | a \\| b | Run. |',
  ]);
});
