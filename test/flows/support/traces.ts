import { tracesOf } from '../../../libs/prisma/src/testing/traces';
import { redisTracesOf } from '../../../libs/redis/src/testing/traces';
import { query } from './records';
import { system } from './system';

const { DATABASE_URL, REDIS_URL, REDIS_NAMESPACE } = system.env;
const base = new URL(DATABASE_URL).pathname.slice(1);

/** Where the texts stand, in whatever database the system has and in Redis: `orders public.orders: Street 1`. */
export async function traces(texts: readonly string[]): Promise<string[]> {
  const databases = await query<{ name: string }>(
    'user-auth',
    "SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1 || '_') ORDER BY 1",
    [base],
  );
  const found = await Promise.all(databases.map(({ name }) => tracesInDatabase(texts, name)));
  const inRedis = await redisTracesOf(texts, { url: REDIS_URL, namespace: REDIS_NAMESPACE });
  return [...found.flat(), ...inRedis.map((key) => `redis ${key}`)];
}

async function tracesInDatabase(texts: readonly string[], name: string): Promise<string[]> {
  const url = new URL(DATABASE_URL);
  url.pathname = name;
  const found = await tracesOf(texts, url.href);
  return found.map((trace) => `${name.slice(base.length + 1)} ${trace}`);
}
