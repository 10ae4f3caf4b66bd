import type { ConfirmChannel } from 'amqplib';
import type { Topology } from './topology';

/** Declares what is missing; fails where something exists with other arguments. */
export async function declareTopology(channel: ConfirmChannel, topology: Topology): Promise<void> {
  for (const { name, type, internal } of topology.exchanges)
    await channel.assertExchange(name, type, { durable: true, internal });
  for (const { name, autoDelete, arguments: given } of topology.queues)
    await channel.assertQueue(name, { durable: true, autoDelete, arguments: given });
  for (const { queue, exchange, routingKey } of topology.bindings)
    await channel.bindQueue(queue, exchange, routingKey);
  for (const { from, to, routingKey } of topology.links ?? [])
    await channel.bindExchange(to, from, routingKey);
}
