import { connect } from 'amqplib';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const definitions = join(import.meta.dirname, '../../rabbitmq/definitions.json');

/** Calls the listener for every event on every exchange, as it happens, until `close` is called. */
export async function watchEvents({ url, namespace = '', listener }) {
  const connection = await connect(url, { noDelay: true });
  const channel = await connection.createChannel();
  const { queue } = await channel.assertQueue('', { exclusive: true, autoDelete: true, durable: false });
  for (const exchange of eventExchanges()) await channel.bindQueue(queue, `${namespace}${exchange}`, '#');
  await channel.consume(queue, (message) => message && listener(JSON.parse(message.content.toString())), {
    noAck: true,
  });
  return { close: () => connection.close() };
}

function eventExchanges() {
  const { exchanges } = JSON.parse(readFileSync(definitions, 'utf8'));
  return exchanges.filter(({ name }) => name.endsWith('.events')).map(({ name }) => name);
}
