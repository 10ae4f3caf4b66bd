import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url));

const prismaFolder = join(repositoryRoot, 'prisma');

/** Paths of one service's schema, migrations and generated client. */
export function pathsOf(service) {
  return {
    schema: join(prismaFolder, service, 'schema.prisma'),
    migrations: join(prismaFolder, service, 'migrations'),
    client: join(repositoryRoot, 'apps', service, 'src/persistence/generated'),
  };
}

/** Every service that has a schema, or the one named; an unknown name throws. */
export function selectServices(only) {
  const all = readdirSync(prismaFolder).filter((name) => existsSync(pathsOf(name).schema));
  if (only === undefined) return all;
  if (!all.includes(only)) {
    throw new Error(`Unknown service "${only}". Services: ${all.join(', ')}`);
  }
  return [only];
}
