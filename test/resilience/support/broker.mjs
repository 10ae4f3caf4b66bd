import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provideServers } from '../../../tools/infra/index.mjs';
import { rabbitmqctl } from '../../../tools/infra/rabbitmqctl.mjs';
import { rabbitmq } from '../../../tools/infra/rabbitmq.mjs';
import { hasContainerEngine } from '../../support/containers.mjs';
import { openBrokerContainer } from './broker-container.mjs';

const root = join(import.meta.dirname, '../../..');

/** A RabbitMQ that nobody else uses: `kill` ends it as a power cut would, `start` brings it back with what it had stored and answers its URL. */
export async function openBroker() {
  if (!rabbitmq.findPrograms() && (await hasContainerEngine())) return openBrokerContainer();
  const dir = mkdtempSync(join(tmpdir(), 'order-system-broker-'));
  // RabbitMQ's own user must be able to enter it.
  chmodSync(dir, 0o755);
  const servers = await provideServers({ root, dir, mode: 'private', only: ['rabbitmq'], env: {} });
  const server = servers.private.rabbitmq;
  return {
    url: server.url,
    managementUrl: `http://127.0.0.1:${server.ports.management}`,
    /** `rabbitmqctl` on it, by its arguments; answers what it printed. */
    control: (...args) => rabbitmqctl(dir, args),
    kill: () => server.kill(),
    start: async () => {
      await server.start();
      return server.url;
    },
    close: async () => {
      await servers.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
