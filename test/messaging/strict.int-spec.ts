import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { connect } from 'amqplib';
import type { ChannelModel, GetMessage, Options } from 'amqplib';
import { HealthRegistry, newId } from '#libs/common';
import { CommandHandler, DeadLetterDesk, Outbox, Reaction, RequestClient, RetryLater } from '#libs/messaging';
import type { CommandContext, EventOf, ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { StockReserved } from '#contracts/catalog/events/stock-reserved.v1';
import type { InputOf } from '#contracts/kernel/define-command';
import { Broker } from '../../libs/messaging/src/broker/broker';
import { declareTopology } from '../../libs/messaging/src/broker/declare-topology';
import { reactionTopology, retryTopology } from '../../libs/messaging/src/broker/reaction-topology';
import { commandTopology } from '../../libs/messaging/src/broker/request-topology';
import { inUseTopology, restingTopology } from '../../libs/messaging/src/broker/resting-topology';
import { mergeTopologies } from '../../libs/messaging/src/broker/topology';
import { withVhost } from '../../libs/messaging/src/broker/vhost';
import { until } from '../support/until';
import { ThingHappened, WriteThing } from './support/contracts';
import { openManagedBroker } from './support/managed-broker';
import type { ManagedBroker } from './support/managed-broker';
import { ready, runService } from './support/service';
import { openSpace } from './support/space';
import type { Space } from './support/space';

const script = { fails: 0 };

@Reaction(StockReserved)
class NoteOnStockReserved implements ReactionHandler<typeof StockReserved> {
  constructor(private readonly outbox: Outbox) {}

  async handle({ id, data }: EventOf<typeof StockReserved>, tx: RawTx): Promise<void> {
    if (script.fails > 0) {
      script.fails -= 1;
      throw new RetryLater('NOT_YET', 'comes back');
    }
    await tx.$executeRaw`INSERT INTO effect (name, event) VALUES (${data.orderId}, ${id})`;
    await this.outbox.add(tx, ThingHappened.of({ thingId: data.orderId, n: 0 }));
  }
}

@CommandHandler(WriteThing)
class WriteThingHandler {
  handle(input: InputOf<typeof WriteThing>, { tx }: CommandContext<RawTx>) {
    return tx.$executeRaw`INSERT INTO effect (name) VALUES (${input.name})`.then(() => ({ id: input.name }));
  }
}

const reaction = { name: 'note.on-stock-reserved', event: StockReserved };
const errand = { by: 'ada', reason: 'it was right' };

/** A service that may declare nothing, requests in a vhost of their own, and senders that the broker vouches for. */
describe('in strict mode', () => {
  let own: ManagedBroker;
  let shared: Space;
  let space: Space;
  let app: NestFastifyApplication;
  let admin: ChannelModel;
  const clients: { stop(): Promise<void> }[] = [];

  const quoted = (name: string) => name.replaceAll('.', String.raw`\.`);
  const any = (...names: string[]) => `^(${names.map(quoted).join('|')})$`;

  beforeAll(async () => {
    [own, shared] = await Promise.all([openManagedBroker(), openSpace('strict')]);
    const { names } = shared;
    const config = { commandsVhost: 'commands', security: 'strict', integrators: [] } as const;
    space = { ...shared, broker: { ...shared.broker, ...config, url: own.urlOf('orders') } };
    await own.addVhost('commands');
    for (const user of ['orders', 'catalog', 'payments', 'order_system']) {
      await own.addUser(user);
      await own.permit(user, 'commands', { write: any(names.requests()) });
    }
    await own.permit('orders', 'commands', {
      write: any('amq.default'),
      read: any(names.commands('orders')),
    });
    const retries = shared.broker.retryDelays.map((delay) => names.retry('orders', delay));
    await own.permit('orders', '/', {
      write: any(names.eventExchange('orders'), names.deadLetters('orders'), ...retries),
      read: any(names.reactionQueue('orders', reaction.name)),
    });
    for (const user of ['catalog', 'payments'])
      await own.permit(user, '/', { write: any(names.eventExchange('catalog')) });
    await own.permit('order_system', '/', {
      write: any(names.redrive(), names.deadLetters('orders')),
      read: any(names.deadLetters('orders'), names.inUse('orders')),
    });
    admin = await connect(own.url);
    app = await runService(space, { reactions: [NoteOnStockReserved], controllers: [WriteThingHandler] });
  }, 90_000);

  afterAll(async () => {
    await Promise.all(clients.map((client) => client.stop()));
    await app.close();
    await admin.close();
    await shared.close();
    await own.close();
  });

  const health = async (check: string) => {
    try {
      await app.get(HealthRegistry).checks.get(check)?.();
      return 'well';
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };

  async function apply(): Promise<void> {
    const { names, broker } = space;
    const events = mergeTopologies([
      restingTopology(names, 'orders'),
      inUseTopology(names, 'orders'),
      retryTopology(names, 'orders', broker.retryDelays),
      reactionTopology(names, 'orders', reaction),
      { exchanges: [{ name: names.eventExchange('orders'), type: 'topic' }], queues: [], bindings: [] },
    ]);
    await own.withChannel(own.url, (channel) => declareTopology(channel, events));
    const commands = withVhost(own.url, 'commands');
    await own.withChannel(commands, (channel) => declareTopology(channel, commandTopology(names, 'orders')));
  }

  /** As a user of the broker publishes; resolves once it is confirmed. */
  const publish = (user: string, data: object, options: Options.Publish) =>
    own.withChannel(own.urlOf(user), async (channel) => {
      const { owner, type } = StockReserved;
      const content = Buffer.from(JSON.stringify(data));
      channel.publish(space.names.eventExchange(owner), type, content, { type, ...options });
      await channel.waitForConfirms();
    });
  const effects = (event: string) => space.query('SELECT 1 FROM effect WHERE event = $1', [event]);
  const handled = (event: string) =>
    until('the event is handled', async () => (await effects(event)).length === 1);
  const deadLetter = () =>
    until('there is a dead letter', () =>
      own.withChannel(own.url, async (channel) => {
        const letter = await channel.get(space.names.deadLetters('orders'));
        return letter || undefined;
      }),
    );
  async function clientOf(user: string, commandTimeoutMs = 2_000): Promise<RequestClient> {
    const config = { ...space.broker, url: own.urlOf(user), commandTimeoutMs };
    const broker = new Broker(config, user);
    await broker.connect();
    const client = new RequestClient(broker, space.names, config, ['orders']);
    client.start();
    clients.push({ stop: () => client.stop().then(() => broker.close()) });
    await until('the client is connected', () => client.ready);
    return client;
  }

  it('a service says what is missing, declares nothing, and goes on by itself once it is there', async () => {
    const queue = space.names.commands('orders');
    await until('it says so', async () => (await health('consumers')).includes('npm run topology -- apply'));
    await expect(
      own.withChannel(withVhost(own.url, 'commands'), (channel) => channel.checkQueue(queue)),
    ).rejects.toThrow('NOT_FOUND');
    await apply();
    await ready(app);
    expect(await health('consumers')).toBe('well');
  });

  it('an event of a service that emits it is handled, and what follows names its sender', async () => {
    const channel = await admin.createChannel();
    const { queue } = await channel.assertQueue('', { exclusive: true });
    await channel.bindQueue(queue, space.names.eventExchange('orders'), '#');
    const id = newId();
    await publish('catalog', { orderId: newId() }, { messageId: id, userId: 'catalog' });
    await handled(id);
    const event = await until(
      'the event that follows is published',
      async () => (await channel.get(queue, { noAck: true })) || undefined,
    );
    expect(event.properties.userId).toBe('orders');
    await channel.close();
  });

  it('an event that failed is tried again, though it comes back from the service itself', async () => {
    script.fails = 2;
    const id = newId();
    await publish('catalog', { orderId: newId() }, { messageId: id, userId: 'catalog' });
    await handled(id);
    expect(script.fails).toBe(0);
  });

  it.each([
    ['nobody', undefined, 'catalog'],
    ['a service that does not emit it', 'payments', 'payments'],
  ])('an event of %s is dead-lettered at once, and can be redriven', async (_, userId, user) => {
    const id = newId();
    await publish(user, { orderId: newId() }, { messageId: id, userId });
    const letter: GetMessage = await deadLetter();
    expect(letter.properties).toMatchObject({ messageId: id, userId: 'orders' });
    expect(letter.properties.headers).toMatchObject({
      'x-reason-code': 'PUBLISHER_UNKNOWN',
      'x-attempts': 1,
    });
    expect(await effects(id)).toEqual([]);

    const broker = new Broker({ ...space.broker, url: own.urlOf('order_system') }, 'order_system');
    await broker.connect();
    const desk = new DeadLetterDesk(
      () => broker.publishing.openChannel(),
      space.names,
      () => undefined,
      {
        provide: (channel, topology) => broker.provide(channel, topology),
        userId: broker.userId,
      },
    );
    await until('the desk is connected', () => broker.connected);
    expect((await desk.redrive({ filter: { service: 'orders' } }, errand)).handled).toHaveLength(1);
    await handled(id);
    await broker.close();
  });

  it('the broker refuses a false name', async () => {
    const publishing = publish('payments', { orderId: newId() }, { messageId: newId(), userId: 'catalog' });
    await expect(publishing).rejects.toThrow();
  });

  it('a request of the gateway is answered, by way of the other vhost', async () => {
    const client = await clientOf('order_system');
    expect((await client.send(WriteThing, { name: 'asked' })).data).toEqual({ id: 'asked' });
  });

  it('a request of a service that has no business with it is refused', async () => {
    const client = await clientOf('payments');
    const sent = client.send(WriteThing, { name: 'not asked' });
    await expect(sent).rejects.toMatchObject({ code: 'PUBLISHER_UNKNOWN', kind: 'forbidden' });
    expect(await space.query("SELECT 1 FROM effect WHERE name = 'not asked'")).toEqual([]);
  });

  it('a request to a service that is down is refused long before its time is up', async () => {
    const client = await clientOf('order_system', 60_000);
    await client.send(WriteThing, { name: 'while it is up' });
    await app.close();
    // One that came before anybody saw that the service is down waits for it, in vain.
    const refused = () =>
      Promise.race([
        client.send(WriteThing, { name: 'while it is down' }).catch((failure: unknown) => failure),
        new Promise((resolve) => setTimeout(resolve, 500)),
      ]);
    const failure = await until('requests are refused', refused);
    expect(failure).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    app = await ready(
      await runService(space, { reactions: [NoteOnStockReserved], controllers: [WriteThingHandler] }),
    );
    const answer = () => client.send(WriteThing, { name: 'up again' }).catch(() => undefined);
    expect((await until('requests are answered', answer)).data).toEqual({ id: 'up again' });
  });
});
