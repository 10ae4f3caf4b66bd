import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseAccounts } from '../prisma/roles/database-accounts.mjs';
import { SERVICES } from '../services.mjs';
import { brokerUrlVariable, brokerUrls } from './broker-urls.mjs';
import { accountsSecretVariable } from './password.mjs';

/** What each service needs to log in, as `{ service, lines }`; `database` is the base URL and `broker` the broker's, without a login. */
export function accountLines({ database, broker, secret }) {
  const env = { DATABASE_URL: database, AMQP_URL: broker, [accountsSecretVariable]: secret };
  const urls = brokerUrls(env);
  return SERVICES.map(({ name, database: hasDatabase }) => {
    const own = brokerUrlVariable(name);
    const login = `${own}=${urls[own]}`;
    if (!hasDatabase) return { service: name, lines: [login] };
    const { variable, runtime } = databaseAccounts(name, env);
    return { service: name, lines: [`${variable}=${runtime}`, login] };
  });
}

/** Writes `<dir>/<service>.env` for each service, for nobody else to read. */
export function writeAccountFiles(dir, accounts) {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  for (const { service, lines } of accounts) {
    const file = join(dir, `${service}.env`);
    writeFileSync(file, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 });
    chmodSync(file, 0o600);
  }
}
