import pg from 'pg';

const PUBLIC = 0;
const migrationsTable = '_prisma_migrations';

/**
 * Queries, each of which answers the statements that are missing until its rule holds; in this order, since a later one asks
 * for what an earlier one has changed. The owner's rights over what it owns suffice for them.
 */
export function grantRules({ owner, app }) {
  const [o, a] = [owner, app].map((text) => pg.escapeLiteral(text));
  const inPublic = (relation) => `${relation}.relnamespace = 'public'::regnamespace`;
  const notOwners = (column) => `pg_get_userbyid(${column}) <> ${o}`;
  const ofExtension = (catalog, column) =>
    `EXISTS (SELECT FROM pg_depend WHERE classid = '${catalog}'::regclass AND objid = ${column} AND deptype = 'e')`;
  const granted = (acl, grantee, privilege) =>
    `EXISTS (SELECT FROM aclexplode(${acl}) WHERE grantee = ${grantee} AND ${privilege})`;
  const appId = `(SELECT oid FROM pg_roles WHERE rolname = ${a})`;
  const may = (relation, privilege) => `has_table_privilege(${a}, ${relation}.oid, '${privilege}')`;

  return [
    // Everything is the owner's. A column's own sequence follows its table.
    `SELECT format('ALTER %s %s OWNER TO %I', CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
         WHEN 'S' THEN 'SEQUENCE' WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END, c.oid::regclass, ${o}) AS statement
       FROM pg_class c WHERE ${inPublic('c')} AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND ${notOwners('c.relowner')}
         AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid AND deptype IN ('a', 'i', 'e'))`,
    `SELECT format('ALTER TYPE %s OWNER TO %I', t.oid::regtype, ${o}) AS statement
       FROM pg_type t WHERE t.typnamespace = 'public'::regnamespace AND t.typtype IN ('e', 'd') AND ${notOwners('t.typowner')}
         AND NOT ${ofExtension('pg_type', 't.oid')}`,
    `SELECT format('ALTER ROUTINE %s OWNER TO %I', p.oid::regprocedure, ${o}) AS statement
       FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND ${notOwners('p.proowner')}
         AND NOT ${ofExtension('pg_proc', 'p.oid')}`,

    // Nobody else comes in.
    `SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', datname) AS statement FROM pg_database
       WHERE datname = current_database() AND ${granted("coalesce(datacl, acldefault('d', datdba))", PUBLIC, 'true')}`,
    `SELECT format('GRANT CONNECT ON DATABASE %I TO %I', datname, ${a}) AS statement FROM pg_database
       WHERE datname = current_database() AND NOT has_database_privilege(${a}, oid, 'CONNECT')`,
    `SELECT 'REVOKE ALL ON SCHEMA public FROM PUBLIC' AS statement FROM pg_namespace
       WHERE nspname = 'public' AND ${granted("coalesce(nspacl, acldefault('n', nspowner))", PUBLIC, 'true')}`,
    `SELECT format('GRANT USAGE ON SCHEMA public TO %I', ${a}) AS statement WHERE NOT has_schema_privilege(${a}, 'public', 'USAGE')`,
    `SELECT format('REVOKE CREATE ON SCHEMA public FROM %I', ${a}) AS statement FROM pg_namespace
       WHERE nspname = 'public' AND ${granted('nspacl', appId, "privilege_type = 'CREATE'")}`,

    // The service changes rows, those of tables to come as well.
    `SELECT format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA public GRANT %s TO %I', ${o}, rights, ${a}) AS statement
       FROM (VALUES ('r'::"char", 'SELECT, INSERT, UPDATE, DELETE ON TABLES'), ('S', 'USAGE, SELECT ON SEQUENCES')) AS wanted (kind, rights)
       WHERE NOT EXISTS (SELECT FROM pg_default_acl d WHERE d.defaclrole = (SELECT oid FROM pg_roles WHERE rolname = ${o})
         AND d.defaclnamespace = 'public'::regnamespace AND d.defaclobjtype = wanted.kind
         AND ${granted('d.defaclacl', appId, 'true')})`,
    `SELECT format('GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE %s TO %I', c.oid::regclass, ${a}) AS statement
       FROM pg_class c WHERE ${inPublic('c')} AND c.relkind IN ('r', 'p', 'v', 'f') AND c.relname <> '${migrationsTable}'
         AND NOT (${['SELECT', 'INSERT', 'UPDATE', 'DELETE'].map((right) => may('c', right)).join(' AND ')})`,
    `SELECT format('GRANT USAGE, SELECT ON SEQUENCE %s TO %I', c.oid::regclass, ${a}) AS statement
       FROM pg_class c WHERE ${inPublic('c')} AND CASE c.relkind WHEN 'S' THEN NOT has_sequence_privilege(${a}, c.oid, 'USAGE') END`,

    // And no more than rows; what has been migrated is not its business.
    `SELECT format('REVOKE TRUNCATE, REFERENCES, TRIGGER ON TABLE %s FROM %I', c.oid::regclass, ${a}) AS statement
       FROM pg_class c WHERE ${inPublic('c')} AND c.relkind IN ('r', 'p', 'v', 'f') AND c.relname <> '${migrationsTable}'
         AND ${granted('c.relacl', appId, "privilege_type IN ('TRUNCATE', 'REFERENCES', 'TRIGGER')")}`,
    `SELECT format('REVOKE ALL ON TABLE %s FROM %I', c.oid::regclass, ${a}) AS statement
       FROM pg_class c WHERE ${inPublic('c')} AND c.relname = '${migrationsTable}' AND ${granted('c.relacl', appId, 'true')}`,
  ];
}
