import { randomUUID } from 'node:crypto';
import { type ConfirmChannel, type GetMessage, type Options, connect } from 'amqplib';
import type { Envelope } from '#contracts/kernel/envelope';
import { until } from '../../support/until';
import { system } from './system';

const OWNERS = ['basket', 'orders', 'catalog', 'payments', 'notifications', 'users'];

/** The broker as an integrator's program sees it. */
export async function connectBroker() {
  const connection = await connect(system.env.AMQP_URL);
  const channel = await connection.createConfirmChannel();
  const name = (bare: string) => system.env.AMQP_NAMESPACE + bare;
  return {
    /** Sends to an exchange, as the management UI's form can: bare data, with an id and a type. */
    async publish(
      exchange: string,
      type: string,
      data: unknown,
      messageId: string = randomUUID(),
    ): Promise<string> {
      const content = Buffer.from(JSON.stringify(data));
      channel.publish(name(exchange), type, content, { messageId, type, mandatory: true });
      await channel.waitForConfirms();
      return messageId;
    },

    /** Sends straight to a queue. */
    async toQueue(queue: string, content: string, options: Options.Publish): Promise<void> {
      channel.publish('', name(queue), Buffer.from(content), { persistent: true, ...options });
      await channel.waitForConfirms();
    },

    /** Every event from now on. */
    watch: () => watch(channel, name),

    /** The dead letter with this id, taken from its queue. */
    deadLetter(service: string, messageId: string): Promise<GetMessage> {
      return until(`${service} dead-letters ${messageId}`, () =>
        take(channel, name(`${service}.dead-letters`), messageId),
      );
    },

    name,
    close: () => connection.close(),
  };
}

export type BrokerClient = Awaited<ReturnType<typeof connectBroker>>;

async function watch(channel: ConfirmChannel, name: (bare: string) => string): Promise<Envelope[]> {
  const { queue } = await channel.assertQueue('', { exclusive: true });
  for (const owner of OWNERS) await channel.bindQueue(queue, name(`${owner}.events`), '#');
  const events: Envelope[] = [];
  await channel.consume(
    queue,
    (message) => message && events.push(JSON.parse(message.content.toString()) as Envelope),
    { noAck: true },
  );
  return events;
}

async function take(
  channel: ConfirmChannel,
  queue: string,
  messageId: string,
): Promise<GetMessage | undefined> {
  for (;;) {
    const message = await channel.get(queue, { noAck: true });
    if (!message || message.properties.messageId === messageId) return message || undefined;
  }
}
