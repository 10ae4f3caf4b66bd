import { Names, Outbox, ServiceIdentity } from '#libs/messaging';
import { registerUser, userRegistered } from '../domain/user';
import { EmailTaken } from '../domain/attempt.errors';
import { Passwords } from '../security/passwords';
import { readSeedConfig } from '../seed.config';
import { UserAuthDatabase } from './user-auth-database';
import { UserRepository } from './user.repository';

/**
 * Opens the first administrator's account. Where it exists, its password becomes the environment's: a new
 * `.env` beside an old database would else name a password that opens nothing.
 */
export async function seed(): Promise<string> {
  const { admin, broker, database: databaseConfig } = readSeedConfig();
  const database = new UserAuthDatabase(databaseConfig);
  const users = new UserRepository(database);
  const outbox = new Outbox(new Names(broker.namespace), new ServiceIdentity('user-auth'));
  try {
    const passwords = new Passwords();
    const existing = await users.findByEmail(admin.email);
    if (existing && (await passwords.matches(admin.password, existing.passwordHash)))
      return 'the administrator exists';
    const passwordHash = await passwords.hash(admin.password);
    if (existing) {
      await users.setPassword(database.client, existing.id, passwordHash);
      return "the administrator has the environment's password";
    }
    const user = registerUser({
      email: admin.email,
      passwordHash,
      roles: ['admin', 'staff', 'customer'],
      emailVerifiedAt: new Date(),
    });
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
