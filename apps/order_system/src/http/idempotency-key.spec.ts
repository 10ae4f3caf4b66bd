import { ValidationError } from '#libs/common';
import { readIdempotencyKey } from './idempotency-key';

describe('Idempotency-Key', () => {
  it('is optional', () => {
    expect(readIdempotencyKey(undefined)).toBeUndefined();
  });

  it.each(['a', '"8e03978e-40d5-43dd-bc93-6894a57f9324"', 'x'.repeat(255)])('%s is accepted', (key) => {
    expect(readIdempotencyKey(key)).toBe(key);
  });

  it.each(['', 'x'.repeat(256), 'ä', 'a\tb'])('%j is refused', (key) => {
    expect(() => readIdempotencyKey(key)).toThrow(ValidationError);
  });
});
