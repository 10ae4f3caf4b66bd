import { GenericContainer, Wait, getContainerRuntimeClient } from 'testcontainers';

/** Whether Testcontainers can reach a container engine. */
export async function hasContainerEngine() {
  return getContainerRuntimeClient().then(
    () => true,
    () => false,
  );
}

/** Starts one container of each server; Testcontainers removes them, even after a crash. */
export async function startContainers() {
  const started = await Promise.all([postgres(), redis(), rabbitmq()]);
  const [DATABASE_URL, REDIS_URL, AMQP_URL] = started.map(({ url }) => url);
  return {
    env: { DATABASE_URL, REDIS_URL, AMQP_URL },
    stop: () => Promise.all(started.map(({ container }) => container.stop())),
  };
}

async function postgres() {
  const container = await new GenericContainer('postgres:17-alpine')
    .withEnvironment({ POSTGRES_PASSWORD: 'postgres' })
    .withExposedPorts(5432)
    // Its first start is followed by a restart: the second line is the one that counts.
    .withWaitStrategy(Wait.forLogMessage('database system is ready to accept connections', 2))
    .start();
  return { container, url: `postgresql://postgres:postgres@${address(container, 5432)}/postgres` };
}

async function redis() {
  const container = await new GenericContainer('redis:7-alpine').withExposedPorts(6379).start();
  return { container, url: `redis://${address(container, 6379)}` };
}

async function rabbitmq() {
  const container = await new GenericContainer('rabbitmq:4-alpine')
    .withExposedPorts(5672)
    .withWaitStrategy(Wait.forLogMessage('Server startup complete'))
    .start();
  return { container, url: `amqp://guest:guest@${address(container, 5672)}` };
}

function address(container, port) {
  return `${container.getHost()}:${container.getMappedPort(port)}`;
}
