import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { productionPackages } from './production-parts.mjs';

const root = resolve(import.meta.dirname, '../..');
const read = (file) => readFileSync(join(root, file), 'utf8');
const lock = JSON.parse(read('package-lock.json'));
const manifest = JSON.parse(read('package.json'));
const script = join(import.meta.dirname, 'write-sbom.mjs');
const folder = mkdtempSync(join(tmpdir(), 'sbom-'));
after(() => rmSync(folder, { recursive: true, force: true }));

let written;

function sbom() {
  if (written === undefined) {
    const file = join(folder, 'sbom.json');
    execFileSync(process.execPath, [script, '--output', file]);
    written = readFileSync(file, 'utf8');
  }
  return written;
}

test('the bill of materials is CycloneDX and names all that production installs, once, with its hash', () => {
  const bom = JSON.parse(sbom());
  assert.equal(bom.bomFormat, 'CycloneDX');
  assert.match(bom.specVersion, /^1\.[5-9]$/);
  assert.match(bom.serialNumber, /^urn:uuid:[0-9a-f-]{36}$/);
  assert.equal(bom.metadata.component.name, 'order-system');
  const refs = bom.components.map((component) => component['bom-ref']);
  assert.deepEqual([...refs].sort(), [...productionPackages(lock)].sort());
  for (const needed of ['@nestjs/core', 'amqplib', 'ioredis', 'pg', 'fastify'])
    assert.ok(
      refs.some((ref) => ref.startsWith(`${needed}@`)),
      needed,
    );
  for (const { name, version, purl, type, hashes = [] } of bom.components) {
    assert.equal(type, 'library');
    assert.equal(purl, `pkg:npm/${name.replace('@', '%40')}@${version}`);
    const own = name === '@order-system/client';
    assert.ok(
      own || hashes.some(({ alg, content }) => alg === 'SHA-512' && /^[0-9a-f]{128}$/.test(content)),
      name,
    );
  }
});

test('its dependencies lead to its components alone', () => {
  const { components, dependencies, metadata } = JSON.parse(sbom());
  const known = new Set([metadata.component, ...components].map((component) => component['bom-ref']));
  for (const { ref, dependsOn } of dependencies)
    for (const each of [ref, ...dependsOn]) assert.ok(known.has(each), each);
  assert.equal(dependencies.length, known.size);
});

test('it tells nothing of the machine that wrote it', () => {
  assert.doesNotMatch(sbom(), new RegExp(`${root}|file:|registry|localhost|127\\.0\\.0\\.1`));
});

test('an option that is not known is answered by how it is used', () => {
  const { status, stderr } = spawnSync(process.execPath, [script, '--format', 'xml']);
  assert.equal(status, 2);
  assert.match(stderr.toString(), /usage: npm run sbom/);
});

test('each package is locked to a hash, and none to a place of its own', () => {
  const installed = Object.entries(lock.packages).filter(
    ([path, { link }]) => path.includes('node_modules/') && !link,
  );
  assert.ok(installed.length > 1_000);
  for (const [path, { integrity, resolved }] of installed) {
    assert.match(integrity ?? '', /^sha512-[\w+/]{86}==$/, path);
    assert.equal(resolved, undefined, path);
  }
});

test('wherever the system is built, it is installed as locked', () => {
  for (const file of ['.github/workflows/ci.yml', '.ci/run', 'Dockerfile']) {
    assert.match(read(file), /npm ci/, file);
    assert.doesNotMatch(
      read(file),
      /npm (?:i|install|update|add)\b|npx --yes|--force|--legacy-peer-deps/,
      file,
    );
  }
  assert.match(read('tools/start/install.mjs') + read('tools/start/dependencies.mjs'), /'ci'/);
});

test('each package with an install script is either allowed to run it or not, by name', () => {
  const scripted = Object.entries(lock.packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.split('node_modules/').at(-1));
  for (const name of scripted) assert.equal(typeof manifest.allowScripts[name], 'boolean', name);
});
