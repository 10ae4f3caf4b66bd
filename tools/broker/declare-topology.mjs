import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { connect } from 'amqplib';

const definitionsFile = resolve(import.meta.dirname, '../../rabbitmq/definitions.json');

/**
 * Declares every exchange, queue and binding of the system. A service declares its own at each start too;
 * doing it all beforehand means that no event can be published before the queues of its readers exist.
 */
export async function declareTopology({ url, namespace = '', queuesExpireAfterMs }) {
  const { exchanges, queues, bindings } = eventsOf(JSON.parse(readFileSync(definitionsFile, 'utf8')));
  const connection = await connect(url);
  try {
    const channel = await connection.createChannel();
    for (const { name, type, durable, internal } of exchanges) {
      await channel.assertExchange(`${namespace}${name}`, type, { durable, internal });
    }
    for (const queue of queues) {
      const options = {
        durable: queue.durable,
        arguments: argumentsOf(queue, namespace, queuesExpireAfterMs),
      };
      await channel.assertQueue(`${namespace}${queue.name}`, options);
    }
    for (const { source, destination, destination_type: type, routing_key: key } of bindings) {
      // A queue is bound to redrive by its name.
      const routingKey = key === destination ? namespace + key : key;
      const [to, from] = [`${namespace}${destination}`, `${namespace}${source}`];
      if (type === 'exchange') await channel.bindExchange(to, from, routingKey);
      else await channel.bindQueue(to, from, routingKey);
    }
    return { exchanges: exchanges.length, queues: queues.length };
  } finally {
    await connection.close();
  }
}

/** Queues of requests go with their services where those declare them; what the definitions hold of them is for strict mode. */
function eventsOf({ exchanges, queues, bindings }) {
  const of = (items) => items.filter(({ vhost }) => vhost === '/');
  return { exchanges: of(exchanges), queues: of(queues), bindings: of(bindings) };
}

function argumentsOf(queue, namespace, queuesExpireAfterMs) {
  const target = queue.arguments['x-dead-letter-routing-key'];
  return {
    ...queue.arguments,
    ...(target && { 'x-dead-letter-routing-key': `${namespace}${target}` }),
    ...(queuesExpireAfterMs && { 'x-expires': Number(queuesExpireAfterMs) }),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const {
    AMQP_URL: url,
    AMQP_NAMESPACE: namespace,
    AMQP_QUEUES_EXPIRE_AFTER_MS: queuesExpireAfterMs,
  } = process.env;
  if (!url) {
    console.error('AMQP_URL is not set: set it to the broker, e.g. amqp://guest:guest@127.0.0.1:5672');
    process.exit(1);
  }
  const { exchanges, queues } = await declareTopology({ url, namespace, queuesExpireAfterMs });
  console.log(`declared ${exchanges} exchanges and ${queues} queues`);
}
