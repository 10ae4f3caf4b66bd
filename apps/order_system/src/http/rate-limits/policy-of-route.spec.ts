import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
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

describe('a route under /auth that anybody may use', () => {
  it('is held to the limit for guesses, unless it only ends a session', async () => {
    const file = join(__dirname, '../../../../../clients/typescript/openapi.json');
    const { paths } = JSON.parse(await readFile(file, 'utf8')) as OpenAPIObject;
    const open = Object.entries(paths).filter(([, { post }]) => post?.security?.length === 0);
    const routes = open.map(([path]) => path).filter((path) => path.startsWith('/auth/'));
    const free = routes.filter((path) => policyOfRoute(path) !== 'auth');
    expect([routes.length > 5, free]).toEqual([true, ['/auth/logout']]);
  });
});
