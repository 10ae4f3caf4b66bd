import { provideServers } from '../../tools/infra/provide-servers.mjs';
import { hasContainerEngine, startContainers } from './containers.mjs';

const addresses = ['DATABASE_URL', 'REDIS_URL', 'AMQP_URL'];

/** The servers to test against: those the environment names, else containers, else this machine's. */
export async function testServers({ root, log }) {
  const mode = process.env.INFRA;
  const given = addresses.every((name) => process.env[name]);
  const containersFit = mode === 'docker' || (!mode && !given);
  if (containersFit && (await hasContainerEngine())) {
    log('servers: Testcontainers');
    return startContainers();
  }
  return provideServers({ mode, root, log });
}
