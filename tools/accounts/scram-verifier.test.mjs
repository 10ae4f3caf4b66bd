import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scramVerifier } from './scram-verifier.mjs';

test('the verifier is the one that PostgreSQL makes of the same password and salt', () => {
  // From pg_authid of PostgreSQL 15, after CREATE ROLE … PASSWORD 'pencil'.
  const known =
    'SCRAM-SHA-256$4096:2R+1JKw7tuSmpF0DyaiZ4A==$SKHhFF7l35RtH0EZl9zXaPG3fAtfEyT4y3KbK/DQX08=:6PIfDb0H6lMXAKLamG2R2kAtU+ApWw6wnSeMAr33chI=';
  const salt = Buffer.from(known.split(/[:$]/)[2], 'base64');
  assert.equal(scramVerifier('pencil', salt), known);
});

test('no two verifiers are alike', () => {
  assert.notEqual(scramVerifier('pencil'), scramVerifier('pencil'));
});
