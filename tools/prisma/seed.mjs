import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runCommand, timed } from './command-line.mjs';
import { repositoryRoot, selectServices } from './services.mjs';

const require = createRequire(import.meta.url);

await runCommand({
  usage: 'npm run prisma:seed [-- --service <service>]   (after npm run build)',
  options: { service: { type: 'string' } },
  async run({ service }) {
    // Events wait in the outbox for their services: nobody logs in to the broker here.
    process.env.BROKER_SECURITY = 'open';
    for (const name of selectServices(service)) {
      const file = join(repositoryRoot, 'dist/apps', name, 'src/persistence/seed.js');
      if (!existsSync(file)) continue;
      const { result, took } = await timed(() => require(file).seed());
      console.log(`${name}: ${result} (${took})`);
    }
  },
});
