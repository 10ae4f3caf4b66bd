import { applyMigrations } from './apply-migrations.mjs';
import { withDatabaseOf } from './database-server.mjs';
import { RolesRefused, setUpRoles } from './roles/set-up-roles.mjs';
import { ensureLogin } from './roles/runtime-login.mjs';

/**
 * Brings a service's database and its roles up to date: `{ applied, roles, warning }`, the migrations and the statements
 * on roles that it took. Who may not make roles migrates all the same; the warning says what to run by hand.
 */
export async function migrateDatabase(accounts) {
  const { service, migration, owner } = accounts;
  try {
    const before = await withDatabaseOf(migration, (client) => setUpRoles(client, accounts));
    const applied = await applyMigrations(service, migration, { owner });
    return await withDatabaseOf(migration, async (client) => {
      const after = applied.length > 0 ? await setUpRoles(client, accounts) : [];
      const problem = await ensureLogin(client, accounts);
      return { applied, roles: [...before, ...after], warning: problem && loginWarning(accounts, problem) };
    });
  } catch (error) {
    if (!(error instanceof RolesRefused)) throw error;
    return { applied: await applyMigrations(service, migration), roles: [], warning: byHand(error) };
  }
}

function byHand({ message, statements }) {
  return [
    `${message}.`,
    'The service goes on as the role that its URL names. To give it one that may less, an administrator of the server runs',
    ...statements.map((statement) => `  ${statement};`),
    'in this database, and then: npm run prisma:migrate',
  ].join('\n');
}

function loginWarning({ app, variable, password }, problem) {
  const remedy = password
    ? `check ${variable} and the server's pg_hba.conf`
    : 'it has no password: set SERVER_ACCOUNTS_SECRET, as `npm start` does in .env, and migrate again';
  return `${app} cannot log in (${problem.message}): ${remedy}`;
}
