import { provideServers } from '../../tools/infra/index.mjs';
import { hasContainerEngine, startContainers } from './containers.mjs';

const addresses = ['DATABASE_URL', 'REDIS_URL', 'AMQP_URL'];

/** The servers to test against: those the environment names, else containers, else this machine's. */
export async function testServers({ root, log }) {
  if (containersFit() && (await hasContainerEngine())) {
    log('servers: Testcontainers');
    return startContainers();
  }
  return provideServers({ root, log: ({ name, how }) => log(`${name}: ${how}`) });
}

function containersFit() {
  const mode = process.env.INFRA || 'auto';
  const given = addresses.some((name) => process.env[name]);
  return mode === 'docker' || (mode === 'auto' && !given);
}
