import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { noteSecretsOf, readNotes, secretsOfEnvironment, secretsOfMails } from './note.mjs';

const folder = mkdtempSync(join(tmpdir(), 'log-scan-notes-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('an environment is searched for secrets, also for those in URLs', () => {
  const env = {
    JWT_SECRET: 'a',
    JWT_ACCEPTED_SECRETS: 'b,c',
    ADMIN_EMAIL: 'd',
    ORDERS_AMQP_URL: 'amqp://u:e%40@h',
    PORT: '1',
  };
  const values = secretsOfEnvironment(env).map(({ value }) => value);
  assert.deepEqual(values, ['a', 'b', 'c', 'd', 'e@']);
});

test('mails are searched for their readers and the tokens in them', () => {
  const token = 'x'.repeat(43);
  const mails = mkdtempSync(join(folder, 'mails-'));
  writeFileSync(join(mails, '1.txt'), `To: ada@example.com\nSubject: Reset\n\nUse it:\n${token}\n`);
  writeFileSync(join(mails, '2.txt'), `To: bob@example.com\n\nhttps://shop/reset-password?token=abc-1\n`);
  const values = secretsOfMails(mails).map(({ value }) => value);
  assert.deepEqual(values, ['ada@example.com', token, 'bob@example.com', 'abc-1']);
});

test('what processes note is read together', () => {
  const notes = mkdtempSync(join(folder, 'notes-'));
  noteSecretsOf({ JWT_SECRET: 'a' }, notes);
  noteSecretsOf({ JWT_SECRET: 'b' }, notes);
  writeFileSync(join(notes, 'other.jsonl'), '{"field":"email","value":"c"}\n');
  assert.deepEqual(
    readNotes(notes)
      .map(({ value }) => value)
      .sort(),
    ['a', 'b', 'c'],
  );
});
