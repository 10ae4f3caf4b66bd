/** Name of the variable that overrides the database of one service. */
export function databaseVariable(service) {
  return `${service.toUpperCase().replaceAll('-', '_')}_DATABASE_URL`;
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
  return serviceUrl(env.DATABASE_URL, service);
}

function serviceUrl(baseUrl, service) {
  const url = parseUrl(baseUrl);
  if (url.pathname.length < 2) throw new Error('DATABASE_URL names no database');
  url.pathname += `_${service}`;
  return url.href;
}

function parseUrl(text) {
  if (!URL.canParse(text)) throw new Error('DATABASE_URL is not a URL');
  return new URL(text);
}

/** Name of the database a URL points to. */
export function databaseName(url) {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

/** The same server, another database. */
export function withDatabase(url, name) {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(name)}`;
  return other.href;
}
