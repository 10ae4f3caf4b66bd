import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { provideBrowser } from './browser.mjs';

let dir;
let notes;
let before;

const provide = () => provideBrowser({ dir, note: (line) => notes.push(line) });

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'browsers-'));
  notes = [];
  before = { ...process.env };
  delete process.env.CHROMIUM_PATH;
  // No apt-get there either: nothing is installed by a test.
  process.env.PATH = dir;
});

afterEach(() => {
  process.env = before;
  rmSync(dir, { recursive: true });
});

test('the browser that was named is taken', async () => {
  process.env.CHROMIUM_PATH = '/opt/my-chromium';
  assert.equal(await provide(), '/opt/my-chromium');
});

test('else the one of this machine', async () => {
  const chromium = join(dir, 'chromium');
  writeFileSync(chromium, '#!/bin/sh\n', { mode: 0o755 });
  assert.equal(await provide(), chromium);
  assert.deepEqual(notes, []);
});

test('where there is none and none can be installed, it is said what to do', async () => {
  assert.equal(await provide(), undefined);
  assert.match(notes.join(), /set CHROMIUM_PATH/);
});
