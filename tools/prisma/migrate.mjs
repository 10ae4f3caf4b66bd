import { runCommand } from './command-line.mjs';
import { dropAll, migrateAll } from './migrate-all.mjs';

await runCommand({
  usage: `npm run prisma:migrate [-- --service <service>] [--reset]
  --reset  drop the databases first; their data is lost`,
  options: { service: { type: 'string' }, reset: { type: 'boolean' } },
  async run({ service: only, reset }) {
    const env = process.env;
    if (reset) await dropAll({ env, only });
    await migrateAll({ env, only, log: console.log });
  },
});
