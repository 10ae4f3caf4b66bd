import type { Caller, Role } from '#libs/auth';
import { newId } from '#libs/common';
import { Permission, ROLE_PERMISSIONS, permits } from '#contracts/kernel/permissions';
import { authorize } from './authorize';

const caller = (role: Role, scopes?: string[]): Caller => ({ id: newId(), roles: [role], scopes });

describe('authorize', () => {
  it.each(Object.keys(ROLE_PERMISSIONS) as Role[])(
    'lets %s do what the table grants, and nothing else',
    (role) => {
      for (const permission of Permission.options) {
        const attempt = () => authorize(permission, caller(role));
        if (ROLE_PERMISSIONS[role].includes(permission)) expect(attempt).not.toThrow();
        else expect(attempt).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }) as Error);
      }
    },
  );

  it('keeps guests out, unless the request says that they may', () => {
    const unauthenticated = expect.objectContaining({ code: 'UNAUTHENTICATED' }) as Error;
    expect(() => authorize('orders:read', undefined)).toThrow(unauthenticated);
    expect(() => authorize({ guestsOr: 'baskets:use' }, undefined)).not.toThrow();
    expect(() => authorize('public', undefined)).not.toThrow();
  });

  it('narrows what a role allows to the scopes of a key', () => {
    expect(permits(caller('admin', ['orders:read']), 'orders:read')).toBe(true);
    expect(() => authorize('users:manage', caller('admin', ['orders:read']))).toThrow();
    expect(() => authorize({ guestsOr: 'baskets:use' }, caller('customer', []))).toThrow();
  });

  it('gives no role more by a scope than it has', () => {
    expect(permits(caller('customer', ['users:manage']), 'users:manage')).toBe(false);
  });
});
