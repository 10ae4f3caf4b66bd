import { Actor, loginVerdict } from './support/actor';
import type { Verdict } from './support/actor';
import { GuardedBroker, passwordOf } from './support/guarded-broker';
import { ANSWERS, ASKS, INTEGRATOR, READS, RIGHTS, WRITES } from './support/rights';

jest.setTimeout(60_000);

const SERVICES = Object.keys(RIGHTS).filter((user) => !['order_system', 'operator'].includes(user));
const ERP = { name: 'erp', publishes: ['refund.requested.v1'], reads: ['orders.events'] };

let broker: GuardedBroker;
const actors: Actor[] = [];

beforeAll(async () => {
  const users = [...Object.keys(RIGHTS), ERP.name];
  broker = await GuardedBroker.open({ users, integrators: [ERP, { name: 'bi' }] });
  expect(await broker.topology('apply')).toMatchObject({ code: 0 });
});

afterAll(async () => {
  await Promise.all(actors.map((actor) => actor.close()));
  await broker.close();
});

async function logIn(user: string, vhost = '/'): Promise<Actor> {
  const actor = await Actor.logIn(broker.urlOf(user, vhost));
  actors.push(actor);
  return actor;
}

/** What came of each attempt, beside what the table says of it. */
async function verdicts(tried: readonly string[], attempt: (name: string) => Promise<Verdict>) {
  return Object.fromEntries(
    await Promise.all(tried.map(async (name) => [name, await attempt(name)] as const)),
  );
}

function expected(tried: readonly string[], allowed: readonly string[]): Record<string, Verdict> {
  expect(tried).toEqual(expect.arrayContaining([...allowed]));
  return Object.fromEntries(
    tried.map((name) => [name, allowed.includes(name) ? 'allowed' : 'ACCESS_REFUSED']),
  );
}

function publish(actor: Actor, place: string): Promise<Verdict> {
  const [exchange = '', key = ''] = place.split(' ');
  return actor.publish(exchange === 'default' ? '' : exchange, key);
}

describe.each(Object.entries({ ...RIGHTS, erp: INTEGRATOR }))('%s, where events go', (user, rights) => {
  it('writes what the table says, and nothing else', async () => {
    const actor = await logIn(user);
    const found = await verdicts(WRITES, (place) => publish(actor, place));
    expect(found).toEqual(expected(WRITES, rights.writes));
  });

  it('reads what the table says, and nothing else', async () => {
    const actor = await logIn(user);
    const found = await verdicts(READS, (queue) => actor.read(queue));
    expect(found).toEqual(expected(READS, rights.reads));
  });

  it('neither declares nor deletes what is not its own', async () => {
    const actor = await logIn(user);
    const own = `${user}.dead-letters`;
    const attempts: Record<string, Parameters<Actor['attempt']>[0]> = {
      'a new queue': (channel) => channel.assertQueue('a-new-queue'),
      'a new exchange': (channel) => channel.assertExchange('a-new-exchange', 'topic'),
      'a queue of the system': (channel) =>
        channel.assertQueue('orders.dead-letters', { arguments: { 'x-queue-type': 'quorum' } }),
      'deleting a queue': (channel) => channel.deleteQueue(user in RIGHTS ? own : 'orders.dead-letters'),
      'deleting an exchange': (channel) => channel.deleteExchange('orders.events'),
      'a queue bound to what it hears': (channel) => channel.bindQueue(READS[3] ?? '', 'orders.events', '#'),
      'an exchange that leads elsewhere': (channel) => channel.bindExchange('unread', 'orders.events', '#'),
    };
    const found = await verdicts(Object.keys(attempts), (name) => actor.attempt(attempts[name] ?? fail));
    expect(found).toEqual(expected(Object.keys(attempts), []));
  });

  it('signs with its own name only', async () => {
    const actor = await logIn(user);
    const [place = ''] = rights.writes;
    const [exchange = '', key = ''] = place.split(' ');
    expect(await actor.publish(exchange, key, { userId: user })).toBe('allowed');
    expect(await actor.publish(exchange, key, { userId: 'guest' })).toBe('PRECONDITION_FAILED');
  });

  it('manages nothing', async () => {
    const answers = await Promise.all([
      broker.manage('GET', '/overview', undefined, user),
      broker.manage('GET', '/definitions', undefined, user),
      broker.manage('PUT', `/users/${user}`, { password: 'x', tags: 'administrator' }, user),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
  });
});

describe.each(Object.entries(RIGHTS))('%s, where commands go', (user, rights) => {
  it('asks and answers what the table says, and declares nothing', async () => {
    const actor = await logIn(user, 'commands');
    const asked = await verdicts(ASKS, (name) =>
      name === 'default' ? actor.publish('', 'orders.commands') : actor.publish('requests', name),
    );
    expect(asked).toEqual(expected(ASKS, rights.asks));
    const read = await verdicts(ANSWERS, (queue) => actor.read(queue));
    expect(read).toEqual(expected(ANSWERS, rights.answers));
    expect(await actor.attempt((channel) => channel.assertQueue(''))).toBe('ACCESS_REFUSED');
  });
});

describe('the gateway', () => {
  it('hears all events on a queue that the broker names, and no retries', async () => {
    const gateway = await logIn('order_system');
    const hear = (exchange: string) =>
      gateway.attempt(async (channel) => {
        const { queue } = await channel.assertQueue('', { exclusive: true, autoDelete: true });
        await channel.bindQueue(queue, exchange, '#');
        await channel.consume(queue, () => undefined, { noAck: true });
      });
    expect(await hear('orders.events')).toBe('allowed');
    expect(await hear('users.events')).toBe('allowed');
    expect(await hear('orders.retry.5s')).toBe('ACCESS_REFUSED');
    expect(await hear('redrive')).toBe('ACCESS_REFUSED');
  });

  it('is answered by the service that it asks', async () => {
    const [gateway, orders] = await Promise.all([
      logIn('order_system', 'commands'),
      logIn('orders', 'commands'),
    ]);
    const answer = await gateway.withChannel(async (asking) => {
      const answered = new Promise<string>((resolve) => {
        void asking.consume('amq.rabbitmq.reply-to', (message) => resolve(String(message?.content)), {
          noAck: true,
        });
      });
      await orders.withChannel(async (channel) => {
        await channel.purgeQueue('orders.commands');
        const question = new Promise<void>((resolve) => {
          void channel.consume('orders.commands', (message) => {
            channel.publish('', String(message?.properties.replyTo), Buffer.from('42'));
            resolve();
          });
        });
        asking.publish('requests', 'orders.get-order', Buffer.from('?'), {
          replyTo: 'amq.rabbitmq.reply-to',
        });
        await question;
        await channel.waitForConfirms();
      });
      return answered;
    });
    expect(answer).toBe('42');
  });
});

describe('an integrator', () => {
  it('has queues of its own, bound to what it may hear', async () => {
    const erp = await logIn('erp');
    const bind = (exchange: string) =>
      erp.attempt(async (channel) => {
        await channel.assertQueue('erp.inbox');
        await channel.bindQueue('erp.inbox', exchange, '#');
        await channel.get('erp.inbox');
      });
    expect(await bind('orders.events')).toBe('allowed');
    expect(await bind('payments.events')).toBe('ACCESS_REFUSED');
    expect(await erp.attempt((channel) => channel.deleteQueue('erp.inbox'))).toBe('allowed');
    expect(await erp.attempt((channel) => channel.assertQueue('erpx.inbox'))).toBe('ACCESS_REFUSED');
  });

  it('does not come to where commands go', async () => {
    expect(await loginVerdict(broker.urlOf('erp', 'commands'))).toBe('VHOST_REFUSED');
  });
});

describe('who is not let in', () => {
  it.each([
    ['somebody unknown', 'mallory', passwordOf('mallory')],
    ['a user without a password', 'bi', passwordOf('bi')],
    ['a user without a password, with an empty one', 'bi', ''],
    ['a service with the wrong password', 'orders', 'guess'],
  ])('%s', async (_, user, password) => {
    expect(await loginVerdict(broker.urlOf(user, '/', password))).toBe('ACCESS_REFUSED');
  });

  it('is told apart from who is', async () => {
    const found = await Promise.all(SERVICES.map((user) => loginVerdict(broker.urlOf(user))));
    expect(found).toEqual(SERVICES.map(() => 'allowed'));
  });
});

function fail(): Promise<never> {
  return Promise.reject(new Error('there is no such attempt'));
}
