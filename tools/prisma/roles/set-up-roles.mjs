import { grantRules } from './grant-rules.mjs';
import { roleStatements } from './role-statements.mjs';
import { readServerState } from './server-state.mjs';

/** One set-up a database at a time; the number itself means nothing. */
const SETUP_LOCK = 727_003;
const insufficientPrivilege = '42501';

/** The login may not make the roles; `statements` are what somebody who may has to run. */
export class RolesRefused extends Error {
  constructor(accounts, { login, statements }, cause) {
    super(`${login} may not set up the roles of ${accounts.database}: ${cause.message}`, { cause });
    this.statements = statements;
  }
}

/**
 * Makes the database its owner's and gives the service's role the rows alone, all in one transaction; answers the statements that
 * it took, none where all was as it should be. `client` is connected to the database as who migrates it.
 */
export async function setUpRoles(client, accounts) {
  await client.query('BEGIN');
  let administration = [];
  let state;
  try {
    // A service may be running: rather give up than stand before it in every queue.
    await client.query("SET LOCAL lock_timeout = '10s'");
    await client.query('SELECT pg_advisory_xact_lock($1)', [SETUP_LOCK]);
    state = await readServerState(client, accounts);
    administration = roleStatements(state, accounts);
    for (const statement of administration) await client.query(statement);
    const grants = await follow(client, grantRules(accounts));
    await client.query('COMMIT');
    return [...administration, ...grants];
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    if (error.code !== insufficientPrivilege) throw error;
    throw new RolesRefused(accounts, { login: state.login, statements: administration }, error);
  }
}

async function follow(client, rules) {
  const done = [];
  for (const rule of rules) {
    const { rows } = await client.query(rule);
    for (const { statement } of rows) {
      await client.query(statement);
      done.push(statement);
    }
  }
  return done;
}
