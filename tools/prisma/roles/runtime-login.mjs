import pg from 'pg';
import { passwordStatement } from './role-statements.mjs';

const wrongPassword = '28P01';

/** Why nobody can log in with this URL; undefined where it works. */
export async function loginProblem(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return error;
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Tries the service's login, and gives a role of ours its password where it has another one: then the secret that it comes from was
 * changed. `client` is connected as who migrates. Answers what still stands in the way, if anything.
 */
export async function ensureLogin(client, accounts) {
  const problem = await loginProblem(accounts.runtime);
  if (problem?.code !== wrongPassword || !accounts.ours || !accounts.password) return problem;
  await client.query(passwordStatement(accounts));
  return loginProblem(accounts.runtime);
}
