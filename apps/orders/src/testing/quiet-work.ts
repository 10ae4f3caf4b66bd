import { UnitOfWork, type Outbox } from '#libs/messaging';
import type { OrdersDatabase } from '../persistence/orders-database';

/** Transactions after which nobody is woken, since nobody relays. */
export function quietWork(database: OrdersDatabase, outbox: Outbox): UnitOfWork {
  const relay = { wake: () => undefined } as unknown as ConstructorParameters<typeof UnitOfWork>[2];
  return new UnitOfWork(database, outbox, relay);
}
