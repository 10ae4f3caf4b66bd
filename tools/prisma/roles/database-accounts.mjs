import { createHash } from 'node:crypto';
import { accountPassword, accountsSecretVariable } from '../../accounts/password.mjs';
import {
  databaseName,
  databaseUrl,
  databaseVariable,
  loginOf,
  migrationUrl,
  withLogin,
} from '../database-url.mjs';

/** PostgreSQL cuts longer names off, and two that were cut could be one. */
const longestName = 63;

/**
 * Who works in a service's database: `migration` is the URL of whoever sets it up, `owner` the role that owns what is in it,
 * `app` the role that the service runs as, `runtime` its URL. A URL of the service's own with another login than the one
 * that migrates names the role itself; else it is `<database>_app`, ours to make, with a password that is derived.
 */
export function databaseAccounts(service, env = process.env) {
  const migration = migrationUrl(service, env);
  const given = databaseUrl(service, env);
  const database = databaseName(migration);
  const owner = roleName(database, 'owner');
  const common = { service, variable: databaseVariable(service), migration, database, owner };
  if (loginOf(given) !== loginOf(migration)) {
    const app = loginOf(given);
    const derived = app === roleName(database, 'app');
    return { ...common, runtime: given, app, ours: derived, password: passwordIn(given) };
  }
  const app = roleName(database, 'app');
  const password = env[accountsSecretVariable] && databasePassword(app, env[accountsSecretVariable]);
  return { ...common, runtime: withLogin(given, app, password), app, ours: true, password };
}

/** The password of a role that tools make. */
export function databasePassword(role, secret) {
  return accountPassword(`postgresql/${role}`, secret);
}

/** `<database>_<kind>`; where that is too long, a hash stands for the end of the database's name. */
export function roleName(database, kind) {
  const name = `${database}_${kind}`;
  if (Buffer.byteLength(name) <= longestName) return name;
  const hash = createHash('sha256').update(database).digest('hex').slice(0, 12);
  const end = `_${hash}_${kind}`;
  return cut(database, longestName - Buffer.byteLength(end)) + end;
}

/** The longest beginning of so many bytes that cuts no character in two. */
function cut(text, bytes) {
  let kept = '';
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > bytes) break;
    kept += character;
  }
  return kept;
}

function passwordIn(url) {
  return decodeURIComponent(new URL(url).password) || undefined;
}
