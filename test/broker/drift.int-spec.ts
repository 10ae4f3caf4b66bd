import { connect } from 'amqplib';
import { Actor, loginVerdict } from './support/actor';
import { GuardedBroker } from './support/guarded-broker';

jest.setTimeout(120_000);

const QUORUM = { 'x-queue-type': 'quorum' };
let broker: GuardedBroker;

beforeAll(async () => {
  broker = await GuardedBroker.open({ users: ['orders', 'catalog'] });
  expect(await broker.topology('apply')).toMatchObject({ code: 0 });
});

afterAll(() => broker.close());

/** As an administrator does it, past the source. */
async function manage(method: string, path: string, body?: object): Promise<void> {
  const answer = await broker.manage(method, path, body);
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
}

async function drift(): Promise<readonly string[]> {
  const { lines } = await broker.topology('check');
  return lines.filter((line) => !line.startsWith('note: '));
}

const apart: readonly [what: string, change: () => Promise<void>, line: string][] = [
  [
    'a user who may manage',
    () => manage('PUT', '/users/orders', { password: 'x', tags: 'administrator' }),
    'user orders: tags ["administrator"] should be []; the password is not that of its URL',
  ],
  [
    'a permission that is too wide',
    () => manage('PUT', '/permissions/%2F/catalog', { configure: '.*', write: '.*', read: '.*' }),
    'permission of catalog in /: configure .* should be ^$; write .* should be ',
  ],
  [
    'a permission in another vhost',
    async () => {
      await manage('PUT', '/vhosts/elsewhere');
      await manage('PUT', '/permissions/elsewhere/catalog', { configure: '', write: '.*', read: '' });
    },
    'permission of catalog in elsewhere should not be there',
  ],
  [
    'a permission that is gone',
    () => manage('DELETE', '/permissions/commands/payments'),
    'permission of payments in commands is missing',
  ],
  [
    'a topic permission that is gone',
    () => manage('DELETE', '/topic-permissions/%2F/orders/orders.events'),
    'topic permission of orders on orders.events in / is missing',
  ],
  [
    'a topic permission that is too wide',
    () =>
      manage('PUT', '/topic-permissions/%2F/payments', {
        exchange: 'payments.events',
        write: '.*',
        read: '^$',
      }),
    'topic permission of payments on payments.events in /: write .* should be ',
  ],
  ['a user that is gone', () => manage('DELETE', '/users/notifications'), 'user notifications is missing'],
  [
    'a policy that is gone',
    () => manage('DELETE', '/policies/%2F/events-alternate-exchange'),
    'policy events-alternate-exchange in / is missing',
  ],
  [
    'an exchange that is gone',
    () => manage('DELETE', '/exchanges/%2F/payments.retry.5s'),
    'exchange payments.retry.5s in / is missing',
  ],
  [
    'a queue that is gone',
    () => manage('DELETE', '/queues/%2F/catalog.reserve-stock.on-order-placed'),
    'queue catalog.reserve-stock.on-order-placed in / is missing',
  ],
  [
    'a binding that is gone',
    () =>
      manage(
        'DELETE',
        '/bindings/%2F/e/orders.events/q/payments.refund-payment.on-refund-requested/refund.requested.v1',
      ),
    'binding from orders.events to payments.refund-payment.on-refund-requested by "refund.requested.v1" in / is missing',
  ],
  [
    'a binding that nobody wants',
    () =>
      manage('POST', '/bindings/%2F/e/users.events/q/orders.open-order.on-basket-checked-out', {
        routing_key: '#',
      }),
    'binding from users.events to orders.open-order.on-basket-checked-out by "#" in / should not be there',
  ],
];

describe('npm run topology', () => {
  it('finds nothing on a broker to which it was applied', async () => {
    expect(await drift()).toEqual(['no drift']);
    expect((await broker.topology('check')).code).toBe(0);
  });

  it('finds whatever was changed past it, and mends it', async () => {
    for (const [, change] of apart) await change();
    const { code, lines } = await broker.topology('check');
    expect(code).toBe(1);
    const found = apart.map(([what, , line]) => [what, lines.filter((each) => each.startsWith(line)).length]);
    expect(found).toEqual(apart.map(([what]) => [what, 1]));

    const rehearsed = await broker.topology('apply', '--dry-run');
    expect(rehearsed.lines).toEqual(expect.arrayContaining((await drift()).slice(0, -1)));

    expect((await broker.topology('apply')).code).toBe(0);
    expect(await drift()).toEqual(['no drift']);
  });

  it('keeps the passwords that it does not know', async () => {
    await manage('PUT', '/users/payments', { password: 'chosen by hand', tags: 'monitoring' });
    expect((await broker.topology('apply')).code).toBe(0);
    expect(await loginVerdict(broker.urlOf('payments', '/', 'chosen by hand'))).toBe('allowed');
    expect(await loginVerdict(broker.urlOf('orders'))).toBe('allowed');
  });

  it('says who cannot log in, and by which variable they could', async () => {
    const { lines } = await broker.topology('apply');
    expect(lines).toContainEqual(expect.stringContaining('PRODUCTS_BASKET_AMQP_URL'));
    expect(lines.join('\n')).not.toContain('ORDERS_AMQP_URL');
  });

  it("leaves other people's users and queues alone, and mentions them", async () => {
    await manage('PUT', '/users/auditor', { password: 'x', tags: 'monitoring' });
    await manage('PUT', '/queues/%2F/erp.inbox', { durable: true });
    await manage('POST', '/bindings/%2F/e/orders.events/q/erp.inbox', { routing_key: '#' });
    const { code, lines } = await broker.topology('check');
    expect(code).toBe(0);
    expect(lines).toContain('note: other queues: erp.inbox');
    expect(lines.find((line) => line.startsWith('note: other users: '))).toMatch(
      /auditor.*guest \(administrator\)|guest \(administrator\).*auditor/,
    );
    await broker.topology('apply');
    expect((await broker.manage('GET', '/queues/%2F/erp.inbox')).status).toBe(200);
    expect((await broker.manage('GET', '/users/auditor')).status).toBe(200);
  });

  it('does not delete a queue of other arguments, with what is in it', async () => {
    const connection = await connect(broker.url);
    const channel = await connection.createConfirmChannel();
    await channel.deleteQueue('orders.dead-letters');
    await channel.assertQueue('orders.dead-letters', { arguments: { ...QUORUM, 'x-max-length': 5 } });
    channel.sendToQueue('orders.dead-letters', Buffer.from('precious'), { persistent: true });
    await channel.waitForConfirms();

    const { code, lines } = await broker.topology('apply');
    expect(code).toBe(1);
    expect(lines).toContainEqual(
      expect.stringMatching(/^queue orders\.dead-letters in \/: arguments .*; delete it once it is empty/),
    );
    expect((await channel.checkQueue('orders.dead-letters')).messageCount).toBe(1);

    await channel.deleteQueue('orders.dead-letters');
    await connection.close();
    expect((await broker.topology('apply')).code).toBe(0);
  });

  it('finds a policy of somebody else that takes the place of ours', async () => {
    const policy = {
      pattern: '^orders',
      'apply-to': 'exchanges',
      priority: 9,
      definition: { 'alternate-exchange': 'x' },
    };
    await manage('PUT', '/policies/%2F/theirs', policy);
    expect(await drift()).toContainEqual(
      expect.stringContaining('policy theirs in / takes the place of events-alternate-exchange'),
    );
    await manage('DELETE', '/policies/%2F/theirs');
  });

  it('knows the delays of this system', async () => {
    const { code, lines } = await broker.topologyWith({ RETRY_DELAYS: '1s,5s' }, 'check');
    expect(code).toBe(1);
    expect(lines).toContain('queue orders.retry.1s in / is missing');
  });

  it('takes a right away from whoever logs in from now on', async () => {
    await manage('PUT', '/permissions/%2F/orders', { configure: '.*', write: '.*', read: '.*' });
    expect((await broker.topology('apply')).code).toBe(0);
    const orders = await Actor.logIn(broker.urlOf('orders'));
    expect(await orders.publish('redrive', 'any')).toBe('ACCESS_REFUSED');
    await orders.close();
  });
});
