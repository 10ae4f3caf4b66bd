import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { completeEnvFile, parseEnv, readEnvFile } from './env-file.mjs';

const folder = mkdtempSync(join(tmpdir(), 'env-file-'));
after(() => rmSync(folder, { recursive: true }));

test('values lose their quotes and comments, not what is inside the quotes', () => {
  const text = [`A=1`, `B="x # y" # z`, `C='it''`, `D=a=b # c`, `# E=2`, `export F = 3`, `G=`, `H=a#b`].join(
    '\n',
  );
  assert.deepEqual(parseEnv(text), { A: '1', B: 'x # y', C: "it'", D: 'a=b', F: '3', G: '', H: 'a#b' });
});

test('a new file holds all secrets and is for its owner only', () => {
  const file = join(folder, 'new');
  completeEnvFile(file);
  const env = readEnvFile(file);
  assert.ok(env.JWT_SECRET.length >= 43);
  assert.ok(env.ENCRYPTION_SECRET.length >= 43);
  assert.ok(env.SERVER_ACCOUNTS_SECRET.length >= 43);
  assert.match(env.STUB_WEBHOOK_SECRET, /^whsec_[A-Za-z0-9+/]{43}=$/);
  assert.match(env.ADMIN_PASSWORD, /^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
  assert.equal(statSync(file).mode & 0o777, 0o600);
});

test('an existing file keeps its lines and gets what is missing', () => {
  const file = join(folder, 'existing');
  writeFileSync(file, '# mine\nJWT_SECRET=kept\nADMIN_EMAIL=me@example.com');
  assert.deepEqual(completeEnvFile(file), [
    'ENCRYPTION_SECRET',
    'ADMIN_PASSWORD',
    'SERVER_ACCOUNTS_SECRET',
    'RABBITMQ_ADMIN_PASSWORD',
    'STUB_WEBHOOK_SECRET',
  ]);
  assert.ok(
    readFileSync(file, 'utf8').startsWith(
      '# mine\nJWT_SECRET=kept\nADMIN_EMAIL=me@example.com\nENCRYPTION_SECRET=',
    ),
  );
});

test('a complete file stays as it is', () => {
  const file = join(folder, 'new');
  const before = readFileSync(file, 'utf8');
  assert.deepEqual(completeEnvFile(file), []);
  assert.equal(readFileSync(file, 'utf8'), before);
});
