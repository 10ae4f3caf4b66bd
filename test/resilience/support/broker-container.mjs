import { setTimeout as sleep } from 'node:timers/promises';
import { GenericContainer, Wait, getContainerRuntimeClient } from 'testcontainers';
import { rabbitmq } from '../../../tools/infra/rabbitmq.mjs';
import { freePorts } from '../../../tools/infra/ports.mjs';

const START_TIMEOUT_MS = 60_000;

/** The same in Docker, on ports that stay the same when it starts again. */
export async function openBrokerContainer() {
  const [port, managementPort] = await freePorts(2);
  const started = await new GenericContainer('rabbitmq:4-management-alpine')
    .withExposedPorts({ container: 5672, host: port }, { container: 15672, host: managementPort })
    .withWaitStrategy(Wait.forLogMessage('Server startup complete'))
    .start();
  const runtime = await getContainerRuntimeClient();
  const container = runtime.container.getById(started.getId());
  const url = `amqp://guest:guest@${started.getHost()}:${port}`;
  return {
    url,
    managementUrl: `http://${started.getHost()}:${managementPort}`,
    kill: () => container.kill(),
    start: async () => {
      if (!(await container.inspect()).State.Running) await container.start();
      await answering(url);
      return url;
    },
    close: () => started.stop(),
  };
}

async function answering(url) {
  const end = performance.now() + START_TIMEOUT_MS;
  for (;;) {
    try {
      return await rabbitmq.probe(url);
    } catch (error) {
      if (performance.now() > end) throw error;
      await sleep(100);
    }
  }
}
