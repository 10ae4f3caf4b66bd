import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { brokenReferences, referencesIn } from './references.mjs';

const repository = resolve(import.meta.dirname, '../..');

function read(path) {
  const file = join(repository, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

test('every file and every test that docs/security.md names is there', () => {
  const markdown = read('docs/security.md');
  assert.ok(referencesIn(markdown).length > 150);
  assert.deepEqual(brokenReferences(markdown, read), []);
});

const files = { 'a/b.spec.ts': "it('is refused', () => {});" };
const broken = (markdown) => brokenReferences(markdown, (path) => files[path]);

test('a file that does not exist is told', () => {
  assert.deepEqual(broken('see `a/c.spec.ts`'), ['a/c.spec.ts does not exist']);
});

test('a test that does not exist is told, and words outside of names do not count for one', () => {
  assert.deepEqual(broken('`a/b.spec.ts › is refused`'), []);
  assert.deepEqual(broken('`a/b.spec.ts › is let in`'), ['a/b.spec.ts has no test named "is let in"']);
  assert.deepEqual(broken('`a/b.spec.ts › => {}`'), ['a/b.spec.ts has no test named "=> {}"']);
});

test('what is no path is no reference', () => {
  assert.deepEqual(referencesIn('`npm run check`, `JWT_SECRET`, `POST /users`, `max-age=5`'), []);
});
