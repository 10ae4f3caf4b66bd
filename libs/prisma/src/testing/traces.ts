import { Client } from 'pg';

/**
 * Where in a database one of the texts stands, as `<table>: <text>`, whatever the case. Looks into every column of
 * every table that there is, so that nobody has to think of it who adds one.
 */
export async function tracesOf(texts: readonly string[], connectionString: string): Promise<string[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name
       FROM information_schema.tables
       WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ text: string }>(
        `SELECT text FROM unnest($1::text[]) AS text
         WHERE EXISTS (SELECT FROM ${name} AS t WHERE position(lower(text) IN lower(to_jsonb(t)::text)) > 0)`,
        [texts],
      );
      found.push(...rows.map(({ text }) => `${name}: ${text}`));
    }
    return found;
  } finally {
    await client.end();
  }
}
