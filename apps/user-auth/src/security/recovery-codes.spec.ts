import { newRecoveryCodes, normalizedCode } from './recovery-codes';

it('recovery codes are ten different ones, easy to type', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){5}$/);
});

it('a code is the same however it is typed', () => {
  expect(normalizedCode(' abcd-efgh ijkl-MNOP')).toBe('ABCDEFGHIJKLMNOP');
  expect(normalizedCode('123 456')).toBe('123456');
});
