import { Unauthenticated } from '#libs/auth';
import type { Caller } from '#libs/auth';
import { DomainError } from '#libs/common';
import { permissionOf, permits } from '#contracts/kernel/permissions';
import type { Access } from '#contracts/kernel/permissions';

export class Forbidden extends DomainError {
  constructor(permission: string) {
    super('FORBIDDEN', 'forbidden', `This needs the permission ${permission}.`, {
      errors: [{ field: 'authorization', message: `does not allow ${permission}` }],
    });
  }
}

/** Throws UNAUTHENTICATED or FORBIDDEN where this caller may not do this. */
export function authorize(access: Access, caller: Caller | undefined): void {
  const permission = permissionOf(access);
  if (permission === undefined) return;
  if (caller) {
    if (!permits(caller, permission)) throw new Forbidden(permission);
  } else if (typeof access === 'string') throw new Unauthenticated();
}
