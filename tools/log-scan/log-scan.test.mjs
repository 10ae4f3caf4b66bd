import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { judge, scanLogs } from './scan-logs.mjs';
import { wantedOf } from './used-values.mjs';

const folder = mkdtempSync(join(tmpdir(), 'log-scan-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const noted = [
  { field: 'email', value: 'Ada+shop@example.com' },
  { field: 'password', value: 'correct "horse"' },
  { field: 'city', value: 'Ulm' },
  { field: 'name', value: 'Ada L' },
  { field: 'totp', value: '492039' },
  { field: 'broker password', value: 'guest' },
];

async function scan(name, ...lines) {
  const logs = join(folder, name);
  mkdirSync(logs);
  writeFileSync(join(logs, 'orders.log'), lines.map((line) => `${line}\n`).join(''));
  return scanLogs({ folders: [logs, join(folder, 'missing')], noted });
}

const leaksIn = async (name, line) =>
  (await scan(name, '{"msg":"fine"}', line)).leaks.map(({ what }) => what);

test('logs that hold nothing of what was used pass', async () => {
  const scanned = await scan('clean', '{"msg":"1 order","pid":1492039,"at":"guest"}', 'Ulm and Ada Lovelace');
  assert.deepEqual(scanned.leaks, []);
  assert.equal(scanned.lines, 2);
  judge(scanned);
});

test('a planted value fails the run, in whatever writing', async () => {
  assert.deepEqual(await leaksIn('plain', 'no account ada+shop@example.com'), ['an e-mail address', 'email']);
  assert.deepEqual(await leaksIn('url', 'GET /x?email=ADA%2Bshop%40example.com'), ['email']);
  assert.deepEqual(await leaksIn('json', String.raw`{"body":"{correct \"horse\"}"}`), ['password']);
  assert.deepEqual(await leaksIn('short', '{"totp":"492039"}'), ['totp']);
  assert.deepEqual(await leaksIn('name', '{"who":"ada l"}'), ['name']);
});

for (const [what, line] of [
  ['an e-mail address', '{"err":{"detail":"Key (email)=(nobody@example.org) already exists."}}'],
  ['a signed token', '{"token":"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"}'],
  ['an API key', '{"key":"osk_0123456789abcdefghij"}'],
  ['a webhook secret', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
  ['a private key', '{"pem":"-----BEGIN PRIVATE KEY-----"}'],
  ['a password in a URL', 'connect ECONNREFUSED amqp://orders:s3cret@127.0.0.1:5672'],
  ['a header with credentials', '{"authorization":"Basic b3JkZXJzOnMzY3JldA=="}'],
  ['a second factor to scan', 'otpauth://totp/x?secret=JBSWY3DP'],
  ["the fuzzer's personal data", '{"line1":"Street mk0123456789ab"}'],
])
  test(`${what} fails it though no test has noted it`, async () => {
    assert.deepEqual(await leaksIn(what.replaceAll(' ', '-'), line), [what]);
  });

test('says where the leak is, and not the secret itself', async () => {
  const scanned = await scan('told', 'fine', '{"totp":"492039"}');
  assert.throws(() => judge(scanned), /1 times\n.*orders\.log:2: totp, 492… \(6 characters\)/s);
});

test('what is ignored is counted, and commonplace words are named', async () => {
  const { ignored } = await scan('ignored', 'fine');
  assert.deepEqual(ignored, { short: 1, plain: 0, commonplace: ['guest'] });
});

test('words and runs of one character are not looked for in free text, but as secrets', () => {
  const noted = [
    { field: 'name', value: 'constructor' },
    { field: 'city', value: 'xxxxxxxx' },
    { field: 'name', value: 'Ada Lovelace' },
    { field: 'password', value: 'correcthorse' },
  ];
  const { wanted, ignored } = wantedOf(noted);
  assert.equal(ignored.plain, 2);
  assert.ok(wanted.some(({ value }) => value === 'ada lovelace'));
  assert.ok(wanted.some(({ value }) => value === 'correcthorse'));
});

test('no logs, or nothing to look for, is no proof', async () => {
  assert.throws(() => judge({ lines: 0, looked: 9, leaks: [] }), /proves nothing/);
  assert.throws(() => judge({ lines: 9, looked: 0, leaks: [] }), /proves nothing/);
});
