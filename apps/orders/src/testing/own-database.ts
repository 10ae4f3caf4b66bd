import { createOwnDatabase } from '../../../../libs/prisma/src/testing/own-database';
import { OrdersDatabase } from '../persistence/orders-database';

/** A database of the test's own: no other test's deadline scanner or relay looks into it. */
export function openOwnDatabase(env: NodeJS.ProcessEnv) {
  return createOwnDatabase('orders', env, (config) => new OrdersDatabase(config));
}

export type OwnDatabase = Awaited<ReturnType<typeof openOwnDatabase>>;
