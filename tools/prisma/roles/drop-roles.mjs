import pg from 'pg';

const stillNeeded = '2BP01';
const gone = '42704';

/** Drops the roles that were made for databases whose names begin so. One that something still depends on stays. */
export async function dropRolesOf(client, prefix) {
  for (const role of await rolesOf(client, prefix)) {
    try {
      await client.query(`DROP ROLE ${pg.escapeIdentifier(role)}`);
    } catch (error) {
      if (![stillNeeded, gone].includes(error.code)) throw error;
    }
  }
}

/** The names of those roles. */
export async function rolesOf(client, prefix) {
  const { rows } = await client.query(
    "SELECT rolname AS name FROM pg_roles WHERE starts_with(rolname, $1) AND rolname ~ '_(owner|app)$'",
    [prefix],
  );
  return rows.map(({ name }) => name);
}
