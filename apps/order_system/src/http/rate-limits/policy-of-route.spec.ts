import { policyOfRoute } from './policy-of-route';

describe('policyOfRoute', () => {
  it.each([
    '/auth/register',
    '/auth/login',
    '/auth/refresh',
    '/auth/password/forgot',
    '/auth/password/reset',
    '/auth/email/verify',
    '/auth/totp/verify',
  ])('holds %s to the limit for guesses', (url) => {
    expect(policyOfRoute(url)).toBe('auth');
  });

  it.each(['/products', '/orders/:orderId', '/auth/me', '/auth/logout', '/problems', undefined])(
    'holds %s to the usual limit',
    (url) => {
      expect(policyOfRoute(url)).toBe('default');
    },
  );

  it.each(['/health', '/health/live', '/metrics', '/api/docs', '/api/docs-json', '/api/docs/*'])(
    'leaves %s free',
    (url) => {
      expect(policyOfRoute(url)).toBeUndefined();
    },
  );
});
