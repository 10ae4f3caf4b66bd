import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { promisify } from 'node:util';
import { Client } from 'pg';

const run = promisify(execFile);

/** Databases below one base name, set up as `npm run prisma:migrate` does it, with the roles that belong to them. */
export class MigratedDatabases {
  readonly base: string;
  readonly name: string;

  constructor(
    suffix: string,
    private readonly env: NodeJS.ProcessEnv = process.env,
  ) {
    this.base = `${env.DATABASE_URL}_${suffix}`;
    this.name = new URL(this.base).pathname.slice(1);
  }

  /** Answers what the command prints. */
  async migrate(service: string, overrides: NodeJS.ProcessEnv = {}): Promise<string> {
    const env = { ...this.env, DATABASE_URL: this.base, ...overrides };
    const args = ['tools/prisma/migrate.mjs', '--service', service];
    return (await run(process.execPath, args, { env })).stdout;
  }

  role(service: string, kind: 'app' | 'owner'): string {
    return `${this.name}_${service}_${kind}`;
  }

  /** As whom the tests were given the server. */
  adminUrl(service: string): string {
    return `${this.base}_${service}`;
  }

  /** The service's own login, as documented: HMAC-SHA256 of the role's name under the secret. */
  runtimeUrl(service: string, database = service): string {
    const url = new URL(this.adminUrl(database));
    url.username = this.role(service, 'app');
    url.password = createHmac('sha256', this.env.SERVER_ACCOUNTS_SECRET ?? '')
      .update(`postgresql/${url.username}`)
      .digest('base64url');
    return url.href;
  }

  async drop(...services: string[]): Promise<void> {
    const server = new URL(this.base);
    server.pathname = '/postgres';
    for (const service of services) {
      await query(server.href, `DROP DATABASE IF EXISTS "${this.name}_${service}" WITH (FORCE)`);
      for (const kind of ['app', 'owner'] as const)
        await query(server.href, `DROP ROLE IF EXISTS "${this.role(service, kind)}"`);
    }
  }
}

/** One statement, or several, on a connection of its own. */
export async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The SQLSTATE with which the server refuses; undefined where it obeys. */
export async function refusalOf(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => undefined,
    (error: unknown) => String((error as { code?: string }).code ?? error),
  );
}
