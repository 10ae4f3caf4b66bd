import { z } from 'zod';
import { variablePrefix } from './server-env';

const PoolSize = z.coerce.number().int().min(1).max(100);

/**
 * A service's own database: `<SERVICE>_DATABASE_URL`, or `DATABASE_URL` with `_<service>` behind its
 * database's name. `<SERVICE>_DATABASE_POOL` or `DATABASE_POOL` limits its connections: five leave room for
 * three whole systems in PostgreSQL's default of 100. `DATABASE_ROLE_CHECK` says what happens where its role may do more than a
 * service needs: `refuse`, which `NODE_ENV=production` means, or `warn`.
 */
export function databaseEnv(service: string) {
  const own = `${variablePrefix(service)}_DATABASE_URL`;
  const pool = `${variablePrefix(service)}_DATABASE_POOL`;
  return z
    .object({
      [own]: z.url().optional(),
      DATABASE_URL: z.url().optional(),
      [pool]: PoolSize.optional(),
      DATABASE_POOL: PoolSize.default(5),
      DATABASE_ROLE_CHECK: z.enum(['refuse', 'warn']).optional(),
      NODE_ENV: z.string().optional(),
    })
    .transform((env, context) => {
      const url = env[own] ?? (env['DATABASE_URL'] && ofService(String(env['DATABASE_URL']), service));
      const check = env['DATABASE_ROLE_CHECK'] ?? (env['NODE_ENV'] === 'production' ? 'refuse' : 'warn');
      const role = { refuse: check === 'refuse', variable: own };
      const poolSize = Number(env[pool] ?? env['DATABASE_POOL']);
      if (url) return { service, url: String(url), poolSize, role };
      context.addIssue({ code: 'custom', path: ['DATABASE_URL'], message: `set it, or ${own}` });
      return z.NEVER;
    });
}

export interface DatabaseConfig {
  readonly service: string;
  readonly url: string;
  readonly poolSize: number;
  /** Whether a role that may too much ends the start, and the variable that is to name another one. */
  readonly role: { readonly refuse: boolean; readonly variable: string };
}

function ofService(baseUrl: string, service: string): string {
  const url = new URL(baseUrl);
  url.pathname = `${url.pathname}_${service}`;
  return url.toString();
}
