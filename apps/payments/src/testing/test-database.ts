import { createOwnDatabase } from '../../../../libs/prisma/src/testing/own-database';
import { PaymentsDatabase } from '../persistence/payments-database';

/** A migrated database that no running service polls; `drop` deletes it. */
export function openTestDatabase(env: Readonly<Record<string, string | undefined>>) {
  return createOwnDatabase('payments', env, (config) => new PaymentsDatabase(config));
}
