import { MigratedDatabases, query, refusalOf } from './support/migrated-databases';

const databases = new MigratedDatabases('by_hand');
const admin = databases.adminUrl('payments');
const login = `${databases.name}_migrator_owner`;
const url = new URL(databases.base);
url.username = login;
url.password = 'migrator';
const migrate = () => databases.migrate('payments', { DATABASE_URL: url.href });

beforeAll(async () => {
  const server = new URL(databases.base);
  server.pathname = '/postgres';
  await query(server.href, `CREATE ROLE "${login}" LOGIN CREATEDB PASSWORD 'migrator'`);
});

afterAll(async () => {
  await databases.drop('payments');
  const server = new URL(databases.base);
  server.pathname = '/postgres';
  await query(server.href, `DROP ROLE "${login}"`);
});

describe('a login that may not make roles', () => {
  let statements: string[];

  it('migrates as itself, and says what an administrator is to run', async () => {
    const output = await migrate();
    expect(output).toContain('payments: applied');
    expect(output).toContain('an administrator of the server runs');
    statements = output.split('\n').filter((line) => line.startsWith('  '));
    expect(statements.join('\n')).toContain(`CREATE ROLE "${databases.role('payments', 'app')}" LOGIN`);
    expect(await query(admin, `SELECT FROM pg_tables WHERE tableowner = '${login}'`)).not.toEqual([]);
  });

  it('sets the rest up once that was run', async () => {
    await query(admin, statements.join('\n'));
    expect(await migrate()).toMatch(/payments: roles set up/);
    expect(await migrate()).toContain('payments: up to date');
    const app = databases.runtimeUrl('payments');
    expect(await refusalOf(query(app, 'SELECT FROM outbox'))).toBeUndefined();
    expect(await refusalOf(query(app, 'TRUNCATE outbox'))).toBe('42501');
  });
});

describe("a login of the service's own", () => {
  it('is given the rows, and nothing about it is changed', async () => {
    const clerk = `${databases.name}_clerk_app`;
    const own = new URL(admin);
    own.username = clerk;
    own.password = "it's secret";
    const env = { PAYMENTS_DATABASE_URL: own.href, MIGRATION_DATABASE_URL: databases.base };
    try {
      await databases.migrate('payments', env);
      await query(admin, `ALTER ROLE "${clerk}" CREATEDB`);
      expect(await databases.migrate('payments', env)).toContain('payments: up to date');
      expect(await refusalOf(query(own.href, 'SELECT FROM outbox'))).toBeUndefined();
      expect(await refusalOf(query(own.href, 'TRUNCATE outbox'))).toBe('42501');
    } finally {
      await query(admin, `DROP OWNED BY "${clerk}"; DROP ROLE "${clerk}"`);
    }
  });
});
