/** What the server says of a database and of the two roles that are to work in it; the names need not exist yet. */
export async function readServerState(client, { owner, app }) {
  const { rows } = await client.query(stateOf, [owner, app]);
  return rows[0];
}

// A superuser is a member of every role, a creator of roles since PostgreSQL 16 of those it made, but not yet so that it may act as them.
const stateOf = `
  SELECT current_user AS login, current_database() AS database,
    me.rolsuper AS "isSuperuser",
    owner.oid IS NOT NULL AS "ownerExists",
    coalesce(pg_has_role(me.oid, owner.oid, 'USAGE'), false) AS "actsAsOwner",
    app.oid IS NOT NULL AS "appExists",
    coalesce(app.rolcanlogin AND NOT (app.rolsuper OR app.rolcreatedb OR app.rolcreaterole
      OR app.rolreplication OR app.rolbypassrls), false) AS "appIsPlain",
    ARRAY(SELECT pg_get_userbyid(roleid)::text FROM pg_auth_members WHERE member = app.oid) AS "appMemberOf",
    database.datdba = owner.oid IS TRUE AS "ownsDatabase",
    (SELECT pg_get_userbyid(nspowner) IN ($1, 'pg_database_owner') FROM pg_namespace WHERE nspname = 'public')
      AS "ownsSchema"
  FROM pg_database AS database
  JOIN pg_roles AS me ON me.rolname = current_user
  LEFT JOIN pg_roles AS owner ON owner.rolname = $1
  LEFT JOIN pg_roles AS app ON app.rolname = $2
  WHERE database.datname = current_database()`;
