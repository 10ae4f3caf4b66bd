import { Unauthenticated } from '#libs/auth';
import type { QueryContext } from '#libs/messaging';
import { guestOf } from '../domain/basket-owner';

/**
 * In whose name a request may open baskets: its caller's, and the guest's whose basket token came with it.
 * Throws UNAUTHENTICATED where there is neither.
 */
export function ownersOf({ caller, guestBasketId }: QueryContext): string[] {
  const owners = [
    ...(caller ? [caller.id] : []),
    ...(guestBasketId === undefined ? [] : [guestOf(guestBasketId)]),
  ];
  if (owners.length === 0) throw new Unauthenticated();
  return owners;
}
