import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';

const repository = resolve(import.meta.dirname, '../..');
const trees = mkdtempSync(join(tmpdir(), 'route-probes-'));
after(() => rmSync(trees, { recursive: true, force: true }));

const PROBE = `
const { Controller, Get, SetMetadata } = require('@nestjs/common');
class Probe { read() {} }
const descriptor = Object.getOwnPropertyDescriptor(Probe.prototype, 'read');
Get()(Probe.prototype, 'read', descriptor);
DECLARATION
Controller('probe')(Probe);
exports.Probe = Probe;
`;

/** What the check says of a build with one route. */
function check(name, declaration) {
  const tree = join(trees, name);
  const folder = join(tree, 'apps/order_system/src/probe');
  mkdirSync(folder, { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(tree, 'node_modules'));
  writeFileSync(join(folder, 'probe.controller.js'), PROBE.replace('DECLARATION', declaration));
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'routes.mjs'), tree]);
  return { status, said: stderr.toString() };
}

test('a route without a declared permission fails the build', () => {
  const { status, said } = check('open', '');
  assert.equal(status, 1);
  assert.match(said, /Probe\.read: who may use this route\?/);
});

test('a route that is only marked public fails it too: the gateway declares access', () => {
  const declaration = "SetMetadata('isPublic', true)(Probe.prototype, 'read', descriptor);";
  assert.equal(check('public', declaration).status, 1);
});

test('a route with a declared permission passes', () => {
  const declaration = "SetMetadata('access', 'orders:read')(Probe.prototype, 'read', descriptor);";
  assert.deepEqual(check('declared', declaration), { status: 0, said: '' });
});

test('a build without any route is not taken for one that is in order', () => {
  const tree = join(trees, 'empty');
  mkdirSync(tree);
  symlinkSync(join(repository, 'node_modules'), join(tree, 'node_modules'));
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, 'routes.mjs'), tree]);
  assert.equal(status, 1);
});
