import { z } from 'zod';

export const Role = z.enum(['customer', 'staff', 'admin']);
export type Role = z.output<typeof Role>;

export const Permission = z.enum([
  /** One's own profile, addresses, password, second factor, API keys; export and deletion of the account. */
  'account:manage',
  'baskets:use',
  'orders:place',
  /** One's own orders with their timeline and payments. */
  'orders:read',
  /** Cancel one's own orders, and correct their shipping address. */
  'orders:change',
  /** One's own. */
  'notifications:read',
  'products:write',
  'orders:read-any',
  'orders:change-any',
  /** Ship and deliver. */
  'orders:fulfil',
  'orders:refund',
  'users:read',
  /** Roles, disabling and enabling. */
  'users:manage',
  /** Read messages that were given up, whatever they hold; send them again, or discard them. */
  'dead-letters:manage',
  /** Endpoints outside that are told of everybody's orders. */
  'webhooks:manage',
]);
export type Permission = z.output<typeof Permission>;

const customer: readonly Permission[] = [
  'account:manage',
  'baskets:use',
  'orders:place',
  'orders:read',
  'orders:change',
  'notifications:read',
];
const staff: readonly Permission[] = [
  ...customer,
  'products:write',
  'orders:read-any',
  'orders:change-any',
  'orders:fulfil',
  'orders:refund',
];
const admin: readonly Permission[] = Permission.options;

/** What each role may do: the only place that says so. */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = { customer, staff, admin };

/**
 * Who may use a route, a command or a query: everybody, callers with a permission, or these and guests, who
 * prove with a signed basket token which basket is theirs.
 */
export type Access = 'public' | Permission | { readonly guestsOr: Permission };

/** Somebody with roles; scopes, where there are any, narrow what the roles allow (API keys). */
export interface Grantee {
  readonly roles: readonly Role[];
  readonly scopes?: readonly string[];
}

export function permits({ roles, scopes }: Grantee, permission: Permission): boolean {
  const granted = roles.some((role) => ROLE_PERMISSIONS[role].includes(permission));
  return granted && (scopes?.includes(permission) ?? true);
}

/** The permission that callers need; undefined where nobody needs one. */
export function permissionOf(access: Access): Permission | undefined {
  if (access === 'public') return undefined;
  return typeof access === 'string' ? access : access.guestsOr;
}

/** Whether a guest's basket token says anything there: wherever baskets are used, and nowhere else. */
export function heedsBasketToken(access: Access): boolean {
  return permissionOf(access) === 'baskets:use';
}
