import pg from 'pg';
import { scramVerifier } from '../../accounts/scram-verifier.mjs';

const name = (text) => pg.escapeIdentifier(text);

/** What is missing of the two roles and of what the owner owns as a whole: it takes who may create roles. */
export function roleStatements(state, { owner, app, ours, password }) {
  const { login, database } = state;
  const newApp = `CREATE ROLE ${name(app)} LOGIN${password ? ` PASSWORD '${scramVerifier(password)}'` : ''}`;
  const plain = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS';
  return [
    !state.ownerExists && `CREATE ROLE ${name(owner)} NOLOGIN`,
    !state.actsAsOwner && !state.isSuperuser && `GRANT ${name(owner)} TO ${name(login)}`,
    !state.appExists && newApp,
    // A role that somebody else made is theirs to shape; the service says at its start where it may too much.
    state.appExists && ours && !state.appIsPlain && `ALTER ROLE ${name(app)} ${plain}`,
    ...(ours ? state.appMemberOf.map((group) => `REVOKE ${name(group)} FROM ${name(app)}`) : []),
    !state.ownsDatabase && `ALTER DATABASE ${name(database)} OWNER TO ${name(owner)}`,
    !state.ownsSchema && `ALTER SCHEMA public OWNER TO ${name(owner)}`,
  ].filter(Boolean);
}

export function passwordStatement({ app, password }) {
  return `ALTER ROLE ${name(app)} PASSWORD '${scramVerifier(password)}'`;
}
