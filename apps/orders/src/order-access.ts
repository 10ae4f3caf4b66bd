import type { Caller } from '#libs/auth';
import { permits, type Permission } from '#contracts/kernel/permissions';
import type { OrderState } from './domain/order-state';

/** Tells the orders that somebody may see or touch: the own ones, and everybody's with the permission. */
export function ownOr(permission: Permission, caller: Caller): (order: OrderState) => boolean {
  return ({ userId }) => userId === caller.id || permits(caller, permission);
}
