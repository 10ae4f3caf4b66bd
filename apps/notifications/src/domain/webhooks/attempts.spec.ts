import { answeredWith, delayAfter } from './attempts';

describe('an attempt', () => {
  it.each([
    [200, undefined],
    [204, undefined],
    [301, 'REDIRECTED'],
    [307, 'REDIRECTED'],
    [400, 'BAD_STATUS'],
    [410, 'GONE'],
    [500, 'BAD_STATUS'],
    [0, 'BAD_STATUS'],
  ])('that is answered with %i has arrived, or failed for this reason: %s', (status, error) => {
    expect(answeredWith(status)).toEqual(error === undefined ? { status } : { status, error });
  });

  it('is followed by others after growing delays, and then by none', () => {
    const delays = [5_000, 300_000];
    expect([1, 2, 3, 4].map((attempts) => delayAfter(attempts, delays, 0))).toEqual([
      5_000,
      300_000,
      undefined,
      undefined,
    ]);
  });

  it('is followed a bit later than that, by chance', () => {
    expect(delayAfter(1, [5_000], 1)).toBe(6_000);
    expect(delayAfter(1, [5_000], 0.5)).toBe(5_500);
  });
});
