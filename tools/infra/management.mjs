/** The address of RabbitMQ's management UI; undefined where it has none. */
export async function managementUrl({ url, managementPort = 15672 }) {
  const address = `http://${new URL(url).hostname}:${managementPort}`;
  const options = { signal: AbortSignal.timeout(1_000), headers: { connection: 'close' } };
  return fetch(`${address}/api/overview`, options).then(
    () => address,
    () => undefined,
  );
}
