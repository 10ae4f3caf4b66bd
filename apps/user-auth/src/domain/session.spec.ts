import { exchange, openSession } from './session';

const GRACE_SECONDS = 10;
const now = new Date('2026-03-01T12:00:00Z');
const session = openSession('0198c5f0-0000-7000-8000-000000000001', now, 3_600);
const fresh = { usedAt: null, userDisabled: false };
const used = { ...fresh, usedAt: now };
const seconds = (count: number) => new Date(now.getTime() + count * 1_000);

describe('a session', () => {
  it('expires after its time to live', () => {
    expect(session.expiresAt).toEqual(seconds(3_600));
  });

  it('rotates a token that was not used', () => {
    expect(exchange(session, fresh, seconds(3_599), GRACE_SECONDS)).toBe('rotate');
  });

  it('refuses a token once it is expired, used or not', () => {
    expect(exchange(session, fresh, seconds(3_600), GRACE_SECONDS)).toBe('refuse');
    expect(exchange(session, used, seconds(3_600), GRACE_SECONDS)).toBe('refuse');
  });

  it('goes on when a token comes back right after its use', () => {
    expect(exchange(session, used, now, GRACE_SECONDS)).toBe('refuse-for-now');
    expect(exchange(session, used, seconds(9.999), GRACE_SECONDS)).toBe('refuse-for-now');
  });

  it('is revoked by a used token that comes back later', () => {
    expect(exchange(session, used, seconds(10), GRACE_SECONDS)).toBe('token-reused');
  });

  it('is revoked at once where there is no grace', () => {
    expect(exchange(session, used, now, 0)).toBe('token-reused');
  });

  it('is revoked when its user is disabled', () => {
    expect(exchange(session, { ...fresh, userDisabled: true }, seconds(1), GRACE_SECONDS)).toBe(
      'user-disabled',
    );
  });

  it('refuses every token once it is revoked', () => {
    expect(exchange({ ...session, revokedAt: now }, fresh, seconds(1), GRACE_SECONDS)).toBe('refuse');
  });
});
