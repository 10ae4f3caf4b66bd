/** Name of the variable that overrides the database of one service. */
export function databaseVariable(service) {
  return variableOf(service, 'DATABASE_URL');
}

/** Name of the variable that overrides as whom, and where, one service's database is migrated. */
export function migrationVariable(service) {
  return variableOf(service, 'MIGRATION_DATABASE_URL');
}

/** `<SERVICE>_DATABASE_URL`, or `DATABASE_URL` with `_<service>` behind its database name. */
export function databaseUrl(service, env = process.env) {
  const own = env[databaseVariable(service)];
  if (own) return own;
  if (!env.DATABASE_URL) {
    throw new Error(
      `DATABASE_URL is not set (nor is ${databaseVariable(service)}). ` +
        'Example: DATABASE_URL=postgresql://postgres@127.0.0.1:5432/order_system',
    );
  }
  return serviceUrl('DATABASE_URL', env, service);
}

/**
 * As whom a service's database is created, migrated and dropped: `<SERVICE>_MIGRATION_DATABASE_URL`, or `MIGRATION_DATABASE_URL` with
 * `_<service>` behind its database name, or what the service itself has.
 */
export function migrationUrl(service, env = process.env) {
  const own = env[migrationVariable(service)];
  if (own) return own;
  if (!env.MIGRATION_DATABASE_URL) return databaseUrl(service, env);
  const url = serviceUrl('MIGRATION_DATABASE_URL', env, service);
  refuseOtherDatabase(service, url, env[databaseVariable(service)]);
  return url;
}

function refuseOtherDatabase(service, url, runtimeUrl) {
  if (!runtimeUrl || databaseName(runtimeUrl) === databaseName(url)) return;
  throw new Error(
    `${databaseVariable(service)} names the database ${databaseName(runtimeUrl)}, MIGRATION_DATABASE_URL means ` +
      `${databaseName(url)}: set ${migrationVariable(service)} to the former, with the login that migrates it`,
  );
}

function variableOf(service, suffix) {
  return `${service.toUpperCase().replaceAll('-', '_')}_${suffix}`;
}

function serviceUrl(variable, env, service) {
  if (!URL.canParse(env[variable])) throw new Error(`${variable} is not a URL`);
  const url = new URL(env[variable]);
  if (url.pathname.length < 2) throw new Error(`${variable} names no database`);
  url.pathname += `_${service}`;
  return url.href;
}

/** Name of the database a URL points to. */
export function databaseName(url) {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

/** Name of the role a URL logs in as; empty where it names none. */
export function loginOf(url) {
  return decodeURIComponent(new URL(url).username);
}

/** The same server, another database. */
export function withDatabase(url, name) {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(name)}`;
  return other.href;
}

/** The same database, another login; without a password, one that the server asks none of. */
export function withLogin(url, name, password = '') {
  const other = new URL(url);
  other.username = encodeURIComponent(name);
  other.password = encodeURIComponent(password);
  return other.href;
}

/** The same login, at work as another role that it is a member of. */
export function actingAs(url, role) {
  const other = new URL(url);
  const option = `-c role=${role.replace(/[\\\s]/g, '\\$&')}`;
  other.searchParams.set('options', [other.searchParams.get('options'), option].filter(Boolean).join(' '));
  return other.href;
}
