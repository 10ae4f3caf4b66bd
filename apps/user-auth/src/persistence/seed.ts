import { Names, Outbox, ServiceIdentity } from '#libs/messaging';
import { registerUser, userRegistered } from '../domain/user';
import { EmailTaken } from '../domain/user.errors';
import { Passwords } from '../security/passwords';
import { readSeedConfig } from '../seed.config';
import { UserAuthDatabase } from './user-auth-database';
import { UserRepository } from './user.repository';

/** Opens the first administrator's account where there is none; an account that exists is left alone. */
export async function seed(): Promise<string> {
  const { admin, broker, database: databaseConfig } = readSeedConfig();
  const database = new UserAuthDatabase(databaseConfig);
  const users = new UserRepository(database);
  const outbox = new Outbox(new Names(broker.namespace), new ServiceIdentity('user-auth'));
  try {
    if (await users.findByEmail(admin.email)) return 'the administrator exists';
    const passwordHash = await new Passwords().hash(admin.password);
    const user = registerUser({ email: admin.email, passwordHash, roles: ['admin', 'staff', 'customer'] });
    await database.transaction(async (tx) => {
      await users.add(tx, user);
      await outbox.add(tx, userRegistered(user));
    });
    return 'administrator created';
  } catch (error) {
    // Another seed was faster.
    if (error instanceof EmailTaken) return 'the administrator exists';
    throw error;
  } finally {
    await database.close();
  }
}
