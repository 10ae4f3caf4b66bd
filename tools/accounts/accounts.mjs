import { join, relative } from 'node:path';
import { runCommand } from '../prisma/command-line.mjs';
import { repositoryRoot } from '../prisma/services.mjs';
import { completeEnvFile, readEnvFile } from '../start/env-file.mjs';
import { accountLines, writeAccountFiles } from './account-files.mjs';
import { accountsSecretVariable } from './password.mjs';

/** Where the compose file has PostgreSQL and RabbitMQ. */
const composeDatabase = 'postgresql://postgres:5432/order_system';
const composeBroker = 'amqp://rabbitmq:5672';
const dir = join(repositoryRoot, '.local', 'accounts');

await runCommand({
  usage: `npm run accounts [-- --database ${composeDatabase} --broker ${composeBroker}]
  writes .local/accounts/<service>.env: with what each service logs in, its password derived from .env's ${accountsSecretVariable}
  --database  the address and base name of the databases, as services see them; the compose file's unless told
  --broker    the address of the broker, as services see it, with the vhost of events where that is not /`,
  options: {
    database: { type: 'string', default: composeDatabase },
    broker: { type: 'string', default: composeBroker },
  },
  run({ database, broker }) {
    const dotenv = join(repositoryRoot, '.env');
    const added = completeEnvFile(dotenv);
    if (added.length > 0) console.log(`.env: generated ${added.join(', ')}`);
    const secret = process.env[accountsSecretVariable] || readEnvFile(dotenv)[accountsSecretVariable];
    const accounts = accountLines({ database, broker, secret });
    writeAccountFiles(dir, accounts);
    for (const { service } of accounts) console.log(join(relative(process.cwd(), dir), `${service}.env`));
  },
});
