import { MAX_API_KEYS } from '#contracts/users/api-key';
import { createApiKey, secondsLeft, viewOfApiKey } from './api-key';

const now = new Date('2026-03-01T12:00:00Z');
const owner = { roles: ['customer'] as const };
const circumstances = { owner, held: 0, now };
const request = { name: 'warehouse', scopes: ['orders:read' as const] };
const refusal = (code: string) => expect.objectContaining({ code }) as Error;

describe('an API key', () => {
  it('is for what was asked for, each once, and expires never unless told', () => {
    const scopes = ['orders:read', 'baskets:use', 'orders:read'] as const;
    const key = createApiKey({ ...request, scopes: [...scopes] }, 'osk_abcd', circumstances);
    expect(viewOfApiKey(key)).toEqual({
      id: key.id,
      name: 'warehouse',
      scopes: ['orders:read', 'baskets:use'],
      hint: 'osk_abcd',
      createdAt: now.toISOString(),
      expiresAt: null,
      lastUsedAt: null,
    });
    expect(secondsLeft(key, now)).toBe(Infinity);
  });

  it('is for nothing that its owner may not do, nor may by a key', () => {
    const attempt = (grantee: object) => () =>
      createApiKey({ ...request, scopes: ['products:write'] }, '', {
        ...circumstances,
        owner: { ...owner, ...grantee },
      });
    expect(attempt({})).toThrow(refusal('SCOPE_NOT_HELD'));
    expect(attempt({ roles: ['staff'] })).not.toThrow();
    expect(attempt({ roles: ['staff'], scopes: ['orders:read'] })).toThrow(refusal('SCOPE_NOT_HELD'));
  });

  it('is one of so many, and no more', () => {
    const attempt = (held: number) => () => createApiKey(request, '', { ...circumstances, held });
    expect(attempt(MAX_API_KEYS - 1)).not.toThrow();
    expect(attempt(MAX_API_KEYS)).toThrow(refusal('TOO_MANY_API_KEYS'));
  });

  it('expires when it was told, in the future', () => {
    const expiringAt = (expiresAt: string) => createApiKey({ ...request, expiresAt }, '', circumstances);
    expect(() => expiringAt('2026-03-01T12:00:00Z')).toThrow(refusal('VALIDATION_FAILED'));
    const key = expiringAt('2026-03-01T12:00:01.500Z');
    expect(
      [0, 500, 501, 1_499, 1_500, 9_000].map((ms) => secondsLeft(key, new Date(now.getTime() + ms))),
    ).toEqual([2, 1, 1, 1, 0, 0]);
  });
});
