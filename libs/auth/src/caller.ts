import { DomainError } from '#libs/common';

export type Role = 'customer' | 'staff' | 'admin';

/** Who is asking, as the access token says. */
export interface Caller {
  /** The token's subject. */
  readonly id: string;
  readonly roles: readonly Role[];
}

export function isStaff(caller: Caller): boolean {
  return caller.roles.includes('staff') || caller.roles.includes('admin');
}

/** The caller; throws UNAUTHENTICATED where nobody is logged in. */
export function requireCaller(caller: Caller | undefined): Caller {
  if (!caller)
    throw new DomainError('UNAUTHENTICATED', 'unauthenticated', 'Log in first: send a bearer token.');
  return caller;
}

/** The caller, who must be staff; throws UNAUTHENTICATED or FORBIDDEN. */
export function requireStaff(caller: Caller | undefined): Caller {
  const known = requireCaller(caller);
  if (!isStaff(known)) throw new DomainError('FORBIDDEN', 'forbidden', 'This is for staff only.');
  return known;
}
