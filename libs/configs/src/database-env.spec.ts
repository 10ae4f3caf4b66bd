import { databaseEnv } from './database-env';
import { parseEnv } from './parse-env';

const read = (env: Record<string, string>) =>
  parseEnv({ DATABASE_URL: 'postgresql://db/shop', ...env }, { database: databaseEnv('user-auth') }).database;

describe("a service's database", () => {
  it('is the base with its name behind, or the one that its own variable names', () => {
    expect(read({}).url).toBe('postgresql://db/shop_user-auth');
    expect(read({ USER_AUTH_DATABASE_URL: 'postgresql://clerk@db/elsewhere' }).url).toBe(
      'postgresql://clerk@db/elsewhere',
    );
  });

  it('refuses a role that may too much in production, and warns elsewhere, unless told', () => {
    const refuses = (env: Record<string, string>) => read(env).role.refuse;
    expect(refuses({})).toBe(false);
    expect(refuses({ NODE_ENV: 'production' })).toBe(true);
    expect(refuses({ NODE_ENV: 'production', DATABASE_ROLE_CHECK: 'warn' })).toBe(false);
    expect(refuses({ DATABASE_ROLE_CHECK: 'refuse' })).toBe(true);
    expect(read({}).role.variable).toBe('USER_AUTH_DATABASE_URL');
  });
});
