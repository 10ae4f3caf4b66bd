import { IdempotentRequest } from './idempotent-request';

const hashOf = (input: object) => new IdempotentRequest('users.register', 'k-1', input, ['password']).hash;

it('tells requests apart by what they ask for', () => {
  expect(hashOf({ email: 'ada@example.com' })).not.toBe(hashOf({ email: 'bob@example.com' }));
});

it('keeps nothing of a secret, not even a hash', () => {
  const email = 'ada@example.com';
  expect(hashOf({ email, password: 'P@ssw0rd' })).toBe(hashOf({ email }));
});
