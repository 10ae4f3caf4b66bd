import { randomUUID } from 'node:crypto';
import type { ConsumeMessage } from 'amqplib';
import { Ledger } from '../resilience/support/ledger';
import { Load } from '../resilience/support/load';
import { Queues } from '../resilience/support/queues';
import { Random } from '../resilience/support/random';
import { TestSystem } from '../resilience/support/system';
import { until } from '../support/until';
import { eventFaults } from './verdict/event-faults';
import { notePromises, readPromises } from './witness/promises';
import { Witness } from './witness/witness';

const ORDERS = 12;
/** What is lost does not come after that either. */
const PATIENCE = { noProgressMs: 6_000, longestMs: 60_000 };

/** A rig that finds nothing is worth nothing: here something is wrong on purpose. */
describe('the ledger and the witness of a run', () => {
  let system: TestSystem;
  let queues: Queues;
  let ledger: Ledger;
  let witness: Witness;
  let load: Load;

  beforeAll(async () => {
    system = await TestSystem.open();
    queues = new Queues(system.env);
    ledger = await Ledger.open(system.env, queues);
    witness = new Witness(queues, system.env.AMQP_NAMESPACE);
    await notePromises(ledger.databases);
    await witness.start();
    load = new Load(system, ledger, Random.seeded());
  }, 120_000);

  afterAll(async () => {
    await witness?.close();
    await ledger?.close();
    await system?.close();
  }, 60_000);

  const events = async () => {
    const promised = await readPromises(ledger.databases);
    return eventFaults([...promised.values()], witness.firstSeen);
  };
  const kinds = async () => new Set((await ledger.conclude(PATIENCE)).map(({ kind }) => kind));

  it('find nothing where nothing is wrong', async () => {
    await load.run({ orders: ORDERS });
    expect(await kinds()).toEqual(new Set());
    await until('every event is heard', async () => (await events()).lost.length === 0);
    expect(await events()).toEqual({ lost: [], unpromised: [], inverted: [] });
    expect(witness.firstSeen.size).toBeGreaterThan(ORDERS * 3);
  }, 120_000);

  it('find an event that was committed and never published', async () => {
    await ledger.databases.rows(
      'orders',
      // Written and deleted in one transaction, as a relay would that deletes what it has not published.
      `BEGIN;
       INSERT INTO outbox (message_id, exchange, routing_key, envelope)
       VALUES (gen_random_uuid(), 'orders.events', 'order.confirmed.v1', '{"subject":"nobody"}');
       DELETE FROM outbox WHERE envelope->>'subject' = 'nobody';
       COMMIT`,
    );
    expect((await events()).lost).toMatchObject([{ subject: 'nobody' }]);
  });

  it('find an event that nobody committed, which the inbox takes for a new one', async () => {
    const copied = await hear('notification.requested.v1', () => load.run({ orders: ORDERS }));
    const id = randomUUID();
    const envelope = { ...(JSON.parse(copied.content.toString()) as object), id };
    const connection = await queues.connect();
    const channel = await connection.createConfirmChannel();
    const { fields, properties } = copied;
    const content = Buffer.from(JSON.stringify(envelope));
    channel.publish(fields.exchange, fields.routingKey, content, { ...properties, messageId: id });
    await channel.waitForConfirms();
    await connection.close();
    await until('it is heard', () => witness.firstSeen.has(id));
    // The others' orders go on: what was committed after the look at the promises is in the next one.
    await until('it alone is found', async () => {
      const { unpromised } = await events();
      return unpromised.length === 1 && unpromised[0] === id;
    });
  }, 120_000);

  it('find orders whose messages were taken away', async () => {
    const [queue = ''] = queues.reactions.filter((name) =>
      name.endsWith('confirm-order.on-payment-captured'),
    );
    await queues.withChannel(async (channel) => {
      await channel.consume(queue, (message) => message && channel.ack(message));
      await load.run({ orders: ORDERS });
      await new Promise((resolve) => setTimeout(resolve, 3_000));
    });
    expect(await kinds()).toContain('stuck');
  }, 120_000);

  /** One event of this type that is published in the meantime. */
  async function hear(type: string, task: () => Promise<void>): Promise<ConsumeMessage> {
    const heard: ConsumeMessage[] = [];
    witness.repeat((message) => heard.push(message));
    await task();
    await until(`a ${type} is heard`, () => heard.some(({ fields }) => fields.routingKey === type));
    witness.repeat(undefined);
    const [first] = heard.filter(({ fields }) => fields.routingKey === type);
    if (!first) throw new Error(`no ${type} was heard`);
    return first;
  }
});
