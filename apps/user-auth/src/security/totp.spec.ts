import { newTotpSecret, otpauthUrl, stepOfCode } from './totp';

/** RFC 6238, appendix B: the ASCII secret "12345678901234567890", the last six digits. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => new Date(seconds * 1_000);

describe('a TOTP code', () => {
  it.each([
    [59, '287082', 1],
    [1_111_111_109, '081804', 37_037_036],
    [2_000_000_000, '279037', 66_666_666],
  ])('at %i s is that of the RFC, %s', (seconds, code, step) => {
    expect(stepOfCode(secret, code, at(seconds))).toBe(step);
  });

  it('is good one step early and one step late, as the step it belongs to', () => {
    expect(stepOfCode(secret, '287082', at(29))).toBe(1);
    expect(stepOfCode(secret, '287082', at(89))).toBe(1);
    expect(stepOfCode(secret, '287082', at(90))).toBeUndefined();
  });

  it('of another secret is none', () => {
    expect(stepOfCode(newTotpSecret(), '28708', at(59))).toBeUndefined();
    expect(stepOfCode(secret, '287083', at(59))).toBeUndefined();
  });
});

it('the URL names who issued it, whose it is and the secret', () => {
  const url = new URL(otpauthUrl(secret, 'ada@example.com'));
  expect(decodeURIComponent(url.pathname)).toBe('/Order System:ada@example.com');
  expect(url.searchParams.get('secret')).toBe(secret);
});
