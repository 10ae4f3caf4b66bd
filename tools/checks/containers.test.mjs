import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv';
import { CORE_SCHEMA, load, mergeTag } from 'js-yaml';

const repository = resolve(import.meta.dirname, '../..');
const read = (file) => readFileSync(join(repository, file), 'utf8');
const compose = load(read('docker-compose.yml'), { schema: CORE_SCHEMA.withTags([mergeTag]) });
const { services } = compose;
const dockerfile = read('Dockerfile');
const lock = JSON.parse(read('package-lock.json'));

/** Testcontainers brings the Compose Specification's schema along. */
function composeSchema() {
  const own = createRequire(import.meta.url);
  const itsOwn = createRequire(own.resolve('testcontainers'));
  const folder = dirname(itsOwn.resolve('docker-compose/package.json'));
  const schema = JSON.parse(readFileSync(join(folder, 'schema/compose-spec.json'), 'utf8'));
  // Ajv knows draft 7 by its http address alone.
  return { ...schema, $schema: 'http://json-schema.org/draft-07/schema' };
}

const entries = Object.entries(services);
const ours = entries.filter(([, { build }]) => build);

test('docker-compose.yml is one by the Compose Specification', () => {
  const validate = new Ajv({ strict: false, allErrors: true, logger: false }).compile(composeSchema());
  assert.equal(validate(compose), true, JSON.stringify(validate.errors));
});

for (const [name, service] of entries)
  test(`${name} can gain no rights, and not take the whole machine`, () => {
    assert.deepEqual(service.security_opt, ['no-new-privileges:true']);
    assert.deepEqual(service.cap_drop, ['ALL']);
    assert.equal(service.privileged, undefined);
    for (const shared of ['network_mode', 'pid', 'ipc', 'devices']) assert.equal(service[shared], undefined);
    assert.ok(service.pids_limit > 0 && service.mem_limit, 'no limits');
    for (const port of service.ports ?? []) assert.match(port, /^127\.0\.0\.1:/);
    for (const volume of service.volumes ?? []) assert.doesNotMatch(volume, /docker\.sock|^\/(?!\/)/);
  });

test('the seven services and what prepares them are there', () => {
  assert.equal(ours.length, 8);
});

for (const [name, service] of ours)
  test(`${name} runs as somebody who is not root, on a root file system that is read-only`, () => {
    assert.match(service.user, /^[1-9]\d*:[1-9]\d*$/);
    assert.equal(service.read_only, true);
    assert.equal(service.init, true);
    assert.equal(service.cap_add, undefined);
    assert.equal(service.volumes, undefined);
    assert.deepEqual(service.tmpfs, ['/tmp:size=16m,noexec,nosuid,nodev']);
  });

test('images are pinned by a tag', () => {
  for (const [, { image, build }] of entries) if (!build) assert.match(image, /^[\w./-]+:\d[\w.-]*$/);
  const [, version] = /^FROM node:([\d.]+)-slim AS base$/m.exec(dockerfile) ?? [];
  assert.equal(version, lock.packages['node_modules/node'].version, 'the Node that the tests run on');
});

test('each stage that is run ends as a numbered user, and holds no secret', () => {
  for (const stage of ['prepare', 'service']) {
    const lines = stageOf(stage).split('\n');
    assert.match(lines.findLast((line) => line.startsWith('USER ')) ?? '', /^USER [1-9]\d*:[1-9]\d*$/);
  }
  assert.doesNotMatch(dockerfile, /^(?:ARG|ENV) .*(?:SECRET|PASSWORD|TOKEN|KEY)/im);
});

test('the image of the services has what is built, and no development dependencies', () => {
  assert.match(dockerfile, /npm prune --omit=dev/);
  assert.doesNotMatch(stageOf('service'), /COPY \. |tools|test/);
});

test('secrets, keys and the history stay out of the build context', () => {
  const ignored = read('.dockerignore').split('\n');
  for (const pattern of ['.env', '.env.*', '.git', '.local', '**/*.pem', '**/*.key', '**/*.log'])
    assert.ok(ignored.includes(pattern), pattern);
});

function stageOf(name) {
  const stages = dockerfile.split(/^(?=FROM )/m);
  const stage = stages.find((text) => new RegExp(`^FROM \\S+ AS ${name}$`, 'm').test(text));
  assert.ok(stage, name);
  return stage;
}
