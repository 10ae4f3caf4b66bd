import { MigratedDatabases, query, refusalOf } from './support/migrated-databases';

const insufficientPrivilege = '42501';
const databases = new MigratedDatabases('roles');
const app = databases.runtimeUrl('payments');
const owner = databases.role('payments', 'owner');
const admin = databases.adminUrl('payments');

/** What changes with every change of rights, ownership or roles, and with nothing else. */
const versions = () =>
  query(
    admin,
    `SELECT 'relation', oid::text, xmin::text FROM pg_class WHERE relnamespace = 'public'::regnamespace
     UNION ALL SELECT 'database', oid::text, xmin::text FROM pg_database WHERE datname = current_database()
     UNION ALL SELECT 'schema', oid::text, xmin::text FROM pg_namespace
     UNION ALL SELECT 'default', oid::text, xmin::text FROM pg_default_acl
     UNION ALL SELECT 'role', oid::text, xmin::text FROM pg_authid WHERE starts_with(rolname, '${databases.name}_payments')
     ORDER BY 1, 2`,
  );

const owners = () =>
  query<{ owner: string }>(
    admin,
    `SELECT DISTINCT pg_get_userbyid(relowner) AS owner FROM pg_class WHERE relnamespace = 'public'::regnamespace
     UNION SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()`,
  );

beforeAll(async () => {
  await Promise.all([databases.migrate('payments'), databases.migrate('payments')]);
  await databases.migrate('orders');
}, 90_000);

afterAll(() => databases.drop('payments', 'orders'), 60_000);

describe("a service's role", () => {
  it.each([
    ['reads', 'SELECT FROM outbox'],
    ['writes', `INSERT INTO inbox (consumer, message_id) VALUES ('roles', 'a')`],
    ['takes the next number', `SELECT nextval('outbox_id_seq')`],
    ['changes', `UPDATE inbox SET message_id = 'b' WHERE consumer = 'roles'`],
    ['deletes', `DELETE FROM inbox WHERE consumer = 'roles'`],
    ['locks rows', 'SELECT FROM inbox FOR UPDATE SKIP LOCKED'],
    ['locks a table', 'BEGIN; LOCK TABLE inbox IN SHARE ROW EXCLUSIVE MODE; COMMIT'],
    ['takes an advisory lock', 'SELECT pg_try_advisory_lock(1)'],
  ])('%s', async (_, sql) => {
    expect(await refusalOf(query(app, sql))).toBeUndefined();
  });

  it.each([
    'CREATE TABLE mine (id int)',
    'CREATE TEMPORARY TABLE mine (id int)',
    'CREATE SCHEMA mine',
    'CREATE ROLE mine',
    'CREATE DATABASE mine',
    'ALTER TABLE inbox ADD COLUMN mine int',
    'ALTER ROLE CURRENT_USER SUPERUSER',
    "ALTER SYSTEM SET work_mem = '1GB'",
    'DROP TABLE inbox',
    'TRUNCATE inbox',
    `SET ROLE "${owner}"`,
    'SET SESSION AUTHORIZATION postgres',
    "COPY inbox TO PROGRAM 'true'",
    "COPY inbox TO '/dev/null'",
    "SELECT pg_read_file('/etc/hostname')",
    "SELECT lo_import('/etc/hostname')",
    'SELECT FROM pg_authid',
    'SELECT FROM _prisma_migrations',
    "UPDATE _prisma_migrations SET checksum = ''",
    'DELETE FROM _prisma_migrations',
  ])('is refused %s', async (sql) => {
    expect(await refusalOf(query(app, sql))).toBe(insufficientPrivilege);
  });

  it('enters no other database of the system', async () => {
    expect(await refusalOf(query(databases.runtimeUrl('payments', 'orders'), 'SELECT 1'))).toBe(
      insufficientPrivilege,
    );
    await expect(query(databases.runtimeUrl('orders'), 'SELECT 1')).resolves.toHaveLength(1);
  });

  it('changes rows of a table that the next migration makes', async () => {
    await query(admin, `SET ROLE "${owner}"; CREATE TABLE later (id bigserial, text text)`);
    await query(app, `INSERT INTO later (text) VALUES ('a')`);
    expect(await refusalOf(query(app, 'DROP TABLE later'))).toBe(insufficientPrivilege);
    await query(admin, 'DROP TABLE later');
  });
});

describe('npm run prisma:migrate', () => {
  it("makes everything its owner's, who cannot log in", async () => {
    expect(await owners()).toEqual([{ owner }]);
    const [role] = await query(
      admin,
      `SELECT rolcanlogin, rolsuper FROM pg_roles WHERE rolname = '${owner}'`,
    );
    expect(role).toEqual({ rolcanlogin: false, rolsuper: false });
  });

  it('changes nothing the second time', async () => {
    const before = await versions();
    expect(await databases.migrate('payments')).toContain('payments: up to date');
    expect(await versions()).toEqual(before);
  });

  it('takes back what the role was given beyond its rows', async () => {
    const role = databases.role('payments', 'app');
    await query(
      admin,
      `ALTER ROLE "${role}" CREATEDB SUPERUSER; GRANT "${owner}" TO "${role}"; GRANT TRUNCATE ON inbox TO "${role}";
       GRANT ALL ON _prisma_migrations TO "${role}"; GRANT CREATE ON SCHEMA public TO "${role}"; GRANT CONNECT ON DATABASE "${databases.name}_payments" TO PUBLIC`,
    );
    await databases.migrate('payments');
    for (const sql of [
      'CREATE DATABASE mine',
      'CREATE TABLE mine (id int)',
      `SET ROLE "${owner}"`,
      'TRUNCATE inbox',
      'DELETE FROM _prisma_migrations',
    ])
      expect([sql, await refusalOf(query(app, sql))]).toEqual([sql, insufficientPrivilege]);
    expect(await refusalOf(query(databases.runtimeUrl('orders', 'payments'), 'SELECT 1'))).toBe(
      insufficientPrivilege,
    );
  });

  it('takes over a database from before there were roles, with its rows', async () => {
    const role = databases.role('payments', 'app');
    await query(admin, `INSERT INTO inbox (consumer, message_id) VALUES ('takeover', 'a')`);
    await query(
      admin,
      `DROP OWNED BY "${role}"; DROP ROLE "${role}"; REASSIGN OWNED BY "${owner}" TO CURRENT_USER; DROP OWNED BY "${owner}";
       DROP ROLE "${owner}"; GRANT CONNECT, TEMPORARY ON DATABASE "${databases.name}_payments" TO PUBLIC`,
    );
    expect(await databases.migrate('payments')).toMatch(/payments: roles set up \(\d+ statements\)/);
    expect(await owners()).toEqual([{ owner }]);
    expect(await query(app, `SELECT message_id FROM inbox WHERE consumer = 'takeover'`)).toHaveLength(1);
    expect(await refusalOf(query(app, 'TRUNCATE inbox'))).toBe(insufficientPrivilege);
  });
});
