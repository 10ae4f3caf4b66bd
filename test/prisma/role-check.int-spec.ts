import { Logger } from '@nestjs/common';
import { PrismaDatabase, type RoleRule } from '#libs/prisma';
import { PrismaClient } from '../../apps/payments/src/persistence/generated/client';
import { MigratedDatabases, query } from './support/migrated-databases';

class PaymentsDatabase extends PrismaDatabase<PrismaClient> {
  constructor(url: string, role: RoleRule) {
    super(
      url,
      { applicationName: 'role-check', poolSize: 1, role },
      (adapter) => new PrismaClient({ adapter }),
    );
  }
}

const databases = new MigratedDatabases('check');
const opened: PaymentsDatabase[] = [];

function open(url: string, refuse = true): PaymentsDatabase {
  const database = new PaymentsDatabase(url, { refuse, variable: 'PAYMENTS_DATABASE_URL' });
  opened.push(database);
  return database;
}

beforeAll(() => databases.migrate('payments'), 60_000);
afterAll(async () => {
  await Promise.all(opened.map((database) => database.close()));
  await databases.drop('payments');
});

describe('at its start, a service', () => {
  it('refuses to be a superuser, and names the variable and what to run', async () => {
    const start = open(databases.adminUrl('payments')).onModuleInit();
    await expect(start).rejects.toThrow(
      /is a superuser.*npm run prisma:migrate.*in PAYMENTS_DATABASE_URL\. DATABASE_ROLE_CHECK=warn/,
    );
  });

  it('refuses to own its tables', async () => {
    const role = databases.role('payments', 'app');
    await query(
      databases.adminUrl('payments'),
      `GRANT "${databases.role('payments', 'owner')}" TO "${role}"`,
    );
    try {
      await expect(open(databases.runtimeUrl('payments')).onModuleInit()).rejects.toThrow('owns its tables');
    } finally {
      await databases.migrate('payments');
    }
  });

  it('takes the role that migrating makes', async () => {
    const database = open(databases.runtimeUrl('payments'));
    await database.onModuleInit();
    await expect(database.ping()).resolves.toBeUndefined();
  });

  it('takes any role where it is only to warn, and warns once', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    const database = open(databases.adminUrl('payments'), false);
    await database.onModuleInit();
    await database.ping();
    expect(warn.mock.calls).toEqual([[expect.stringContaining('is a superuser')]]);
    warn.mockRestore();
  });
});

describe('a database that did not answer at the start', () => {
  it('is asked for the role as soon as it is pinged', async () => {
    const database = open('postgresql://postgres@127.0.0.1:9/none');
    await expect(database.onModuleInit()).resolves.toBeUndefined();
    const late = open(databases.adminUrl('payments'));
    await expect(late.ping()).rejects.toThrow('is a superuser');
  });
});
