import { ROLE_PERMISSIONS } from '#contracts/kernel/permissions';
import type { Permission } from '#contracts/kernel/permissions';
import type { Operation } from '../../support/openapi/operations';

/** How somebody can appear at the gateway. */
export const CALLERS = [
  'guest',
  'customer',
  'stranger',
  'staff',
  'admin',
  'key',
  'narrow-key',
  'disabled',
  'expired',
  'forged',
] as const;
export type CallerName = (typeof CALLERS)[number];

/** Of a key that is good for next to nothing. */
export const NARROW_SCOPE: Permission = 'notifications:read';

/** Of a customer's key that is good for all that keys can be good for. */
export const KEY_SCOPES = ROLE_PERMISSIONS.customer.filter((permission) => permission !== 'account:manage');

const PERMISSIONS: Readonly<Record<CallerName, readonly string[]>> = {
  guest: [],
  customer: ROLE_PERMISSIONS.customer,
  stranger: ROLE_PERMISSIONS.customer,
  staff: ROLE_PERMISSIONS.staff,
  admin: ROLE_PERMISSIONS.admin,
  key: KEY_SCOPES,
  'narrow-key': [NARROW_SCOPE],
  disabled: [],
  expired: [],
  forged: [],
};

/** Whether the caller's credentials are to be believed, or there are none. */
export function isTrusted(caller: CallerName): boolean {
  return !['disabled', 'expired', 'forged'].includes(caller);
}

export function holds(caller: CallerName, permission: string): boolean {
  return PERMISSIONS[caller].includes(permission);
}

/** Whether the caller gets past the gate of an operation, as the document declares it. */
export function mayUse(caller: CallerName, { permission, open }: Operation): boolean {
  if (permission === undefined) return true;
  return caller === 'guest' ? open : holds(caller, permission);
}
