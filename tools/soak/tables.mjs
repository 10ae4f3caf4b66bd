const NAMES = `
  SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> '_prisma_migrations' ORDER BY 1`;

/** A row's header and its pointer in the page (PostgreSQL's documentation, "Database Page Layout"). */
const ROW_OVERHEAD = 24 + 4;

/** For each table of each service: the bytes of its file, and of the rows that live in it. */
export async function tableSizes(databases) {
  const sizes = [];
  for (const { service, name } of await databases.each(NAMES)) {
    const [row] = await databases.rows(service, sizeOf(name));
    sizes.push({ table: `${service}.${name}`, ...row });
  }
  return sizes;
}

/** Whether PostgreSQL cleans up by itself; where it does not, tables swell whatever the services do. */
export async function isAutovacuumOn(databases) {
  const [{ autovacuum }] = await databases.rows('orders', 'SHOW autovacuum');
  return autovacuum === 'on';
}

/** Large values lie apart, compressed, in a table that is not counted: neither is their size, but for the pointer. */
function sizeOf(table) {
  const identifier = `"${table.replaceAll('"', '""')}"`;
  return `
    SELECT pg_relation_size('${identifier}')::float8 AS bytes, count(*)::int AS rows,
      coalesce(sum(pg_column_size(t.*) + ${ROW_OVERHEAD}), 0)::float8 AS live
    FROM ${identifier} t`;
}
