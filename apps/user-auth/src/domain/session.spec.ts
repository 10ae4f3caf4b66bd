import { exchange, openSession } from './session';

const now = new Date('2026-03-01T12:00:00Z');
const session = openSession('0198c5f0-0000-7000-8000-000000000001', now, 3_600);
const fresh = { usedAt: null, userDisabled: false };
const seconds = (count: number) => new Date(now.getTime() + count * 1_000);

describe('a session', () => {
  it('expires after its time to live', () => {
    expect(session.expiresAt).toEqual(seconds(3_600));
  });

  it('rotates a token that was not used', () => {
    expect(exchange(session, fresh, seconds(3_599))).toBe('rotate');
  });

  it('refuses a token once it is expired, used or not', () => {
    expect(exchange(session, fresh, seconds(3_600))).toBe('refuse');
    expect(exchange(session, { ...fresh, usedAt: now }, seconds(3_600))).toBe('refuse');
  });

  it('is revoked by a used token that comes back', () => {
    expect(exchange(session, { ...fresh, usedAt: now }, seconds(1))).toBe('revoke');
  });

  it('is revoked when its user is disabled', () => {
    expect(exchange(session, { ...fresh, userDisabled: true }, seconds(1))).toBe('revoke');
  });

  it('refuses every token once it is revoked', () => {
    expect(exchange({ ...session, revokedAt: now }, fresh, seconds(1))).toBe('refuse');
  });
});
