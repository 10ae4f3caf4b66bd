import { Logger } from '@nestjs/common';
import { Webhook as Verifier } from 'standardwebhooks';
import { OrderConfirmed } from '#contracts/orders/events/order-confirmed.v1';
import type { WebhookEventType, WebhookWithSecret } from '#contracts/notifications/webhook';
import { SecretBox } from '#libs/auth';
import { newId } from '#libs/common';
import { Purger } from '#libs/purging';
import { until } from '../../../test/support/until';
import { createOwnDatabase } from '../../../libs/prisma/src/testing/own-database';
import { publicEvent } from '../src/domain/webhooks/public-event';
import { ContactRepository } from '../src/persistence/contact.repository';
import { NotificationsDatabase } from '../src/persistence/notifications-database';
import { WebhookDeliveryLog } from '../src/persistence/webhook-delivery-log';
import { webhookDeliveryPurge } from '../src/persistence/webhook-delivery-purge';
import { WebhookQueue } from '../src/persistence/webhook-queue';
import { WebhookQueueState } from '../src/persistence/webhook-queue-state';
import { WebhookRepository } from '../src/persistence/webhook.repository';
import { WebhookReceiver } from '../src/testing/webhook-receiver';
import { newWebhookSecret } from '../src/webhooks/signing';
import { WebhookAttempt } from '../src/webhooks/webhook-attempt';
import { WebhookClient } from '../src/webhooks/webhook-client';
import { WebhookSecrets } from '../src/webhooks/webhook-secrets';
import { WebhookSender } from '../src/webhooks/webhook-sender';

const DAY = 86_400_000;
Logger.overrideLogger(false);
const rules = { allowHttp: true, allowPrivateNetworks: true, ports: 'any' } as const;
const secrets = new WebhookSecrets(
  new SecretBox({ secrets: ['a secret of at least 32 characters'] }, 'test'),
);

let own: Awaited<ReturnType<typeof createOwnDatabase<NotificationsDatabase>>>;
let queue: WebhookQueue;
let webhooks: WebhookRepository;
let log: WebhookDeliveryLog;
const senders: WebhookSender[] = [];
const receivers: WebhookReceiver[] = [];

beforeAll(async () => {
  own = await createOwnDatabase('notifications', process.env, (config) => new NotificationsDatabase(config));
  queue = new WebhookQueue(own.database);
  webhooks = new WebhookRepository(own.database, secrets);
  log = new WebhookDeliveryLog(own.database);
});

afterEach(async () => {
  await Promise.all(senders.splice(0).map((sender) => sender.beforeApplicationShutdown()));
  await Promise.all(receivers.splice(0).map((receiver) => receiver.stop()));
  await own.database.client.webhookEndpoint.deleteMany();
  await own.database.client.webhookDelivery.deleteMany();
});

afterAll(() => own.drop());

function startSender(retryDelaysMs = [50, 50, 3_600_000]): WebhookSender {
  const client = new WebhookClient(rules);
  const sender = new WebhookSender(
    queue,
    new WebhookAttempt(queue, client, secrets, { rules, retryDelaysMs }),
  );
  senders.push(sender);
  sender.onApplicationBootstrap();
  return sender;
}

async function anEndpoint(events: WebhookEventType[] = ['order.confirmed.v1']) {
  const receiver = new WebhookReceiver();
  receivers.push(receiver);
  const url = `http://127.0.0.1:${await receiver.start()}/`;
  const secret = newWebhookSecret();
  const endpoint = await own.database.transaction((tx) => webhooks.add(tx, url, events, secret));
  return { receiver, ...endpoint, secret };
}

/** An order of a user that nobody knows more of, unless one is given. */
function anEvent(userId = newId()) {
  const orderId = newId();
  const data = { orderId, userId, customerId: 'crm-7', total: { amount: 500, currency: 'EUR' } };
  return publicEvent(OrderConfirmed, {
    id: newId(),
    subject: orderId,
    time: new Date(),
    correlationId: orderId,
    data,
  });
}

async function happen(count = 1) {
  const events = Array.from({ length: count }, () => anEvent());
  for (const event of events) await own.database.rawTransaction((tx) => queue.add(tx, event));
  return events;
}

const deliveriesOf = async ({ id }: { id: string }) => (await log.page(id, 100)).items;
const settled = (endpoint: { id: string }, count: number) =>
  until('all are settled', async () => {
    const deliveries = await deliveriesOf(endpoint);
    return (
      deliveries.length === count && deliveries.every(({ status }) => status !== 'PENDING') && deliveries
    );
  });
const believed = ({ receiver, secret }: { receiver: WebhookReceiver } & Pick<WebhookWithSecret, 'secret'>) =>
  receiver.received.map(({ body, headers }) =>
    new Verifier(String(secret)).verify(body, headers as Record<string, string>),
  );

describe('an event', () => {
  it('is sent to those who want it, signed, as a CloudEvent', async () => {
    const [wants, wantsOther] = [await anEndpoint(), await anEndpoint(['order.shipped.v1'])];
    const [event] = await happen();
    startSender();
    expect(await settled(wants, 1)).toMatchObject([
      { status: 'DELIVERED', attempts: 1, responseStatus: 204, error: null, nextAttemptAt: null },
    ]);
    expect(believed(wants)).toEqual([JSON.parse(JSON.stringify(event))]);
    expect(wants.receiver.received[0]?.headers).toMatchObject({
      'webhook-id': event?.id,
      'content-type': 'application/cloudevents+json; charset=utf-8',
    });
    expect(await deliveriesOf(wantsOther)).toEqual([]);
  });

  it('is sent again under the same id where the receiver fails', async () => {
    const endpoint = await anEndpoint();
    endpoint.receiver.answerWith(500, 302);
    const [event] = await happen();
    startSender();
    expect(await settled(endpoint, 1)).toMatchObject([{ status: 'DELIVERED', attempts: 3 }]);
    expect(endpoint.receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual(
      Array.from({ length: 3 }, () => event?.id),
    );
    expect(believed(endpoint)).toHaveLength(3);
    expect((await webhooks.get(endpoint.id)).failingSince).toBeNull();
  });

  it('is given up after the last attempt, and can be sent once more by hand', async () => {
    const endpoint = await anEndpoint();
    endpoint.receiver.answerWith(500, 500);
    await happen();
    startSender([50]);
    const [delivery] = await settled(endpoint, 1);
    expect(delivery).toMatchObject({
      status: 'FAILED',
      attempts: 2,
      responseStatus: 500,
      error: 'BAD_STATUS',
    });
    expect((await webhooks.get(endpoint.id)).failingSince).not.toBeNull();

    await own.database.transaction((tx) => log.renew(tx, endpoint.id, String(delivery?.id)));
    expect(await settled(endpoint, 1)).toMatchObject([{ status: 'DELIVERED', attempts: 1 }]);
  });

  it('arrives once, however many instances send', async () => {
    const endpoint = await anEndpoint();
    const events = await happen(40);
    for (let count = 0; count < 3; count += 1) startSender();
    await settled(endpoint, 40);
    const ids = endpoint.receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(ids.sort()).toEqual(events.map(({ id }) => id).sort());
  });

  it('waits for nobody but its own endpoint', async () => {
    const [dead, alive] = [await anEndpoint(), await anEndpoint()];
    dead.receiver.answer = () => undefined;
    await happen(40);
    startSender();
    await settled(alive, 40);
    expect((await deliveriesOf(dead)).every(({ status }) => status === 'PENDING')).toBe(true);
    expect(await new WebhookQueueState(own.database).read()).toMatchObject({ pending: 40 });
  });

  it('whose sender died is sent by another one, once the lease has ended', async () => {
    const endpoint = await anEndpoint();
    await happen();
    expect(await queue.claimDue()).toHaveLength(1);
    expect(await queue.claimDue()).toEqual([]);
    await own.database.client.webhookDelivery.updateMany({ data: { leasedUntil: new Date(0) } });
    startSender();
    expect(await settled(endpoint, 1)).toMatchObject([{ status: 'DELIVERED', attempts: 2 }]);
  });

  it('of an attempt that a shutdown breaks off has not been tried', async () => {
    const endpoint = await anEndpoint();
    endpoint.receiver.answer = () => undefined;
    await happen();
    const sender = startSender();
    await until('the attempt is under way', () => endpoint.receiver.received.length === 1);
    await sender.beforeApplicationShutdown();
    expect(await deliveriesOf(endpoint)).toMatchObject([{ status: 'PENDING', attempts: 0, error: null }]);
    expect(await queue.claimDue()).toHaveLength(1);
  });
});

describe('an endpoint', () => {
  it('that says that it is gone is disabled', async () => {
    const endpoint = await anEndpoint();
    endpoint.receiver.answerWith(410);
    await happen();
    startSender();
    expect(await settled(endpoint, 1)).toMatchObject([{ status: 'FAILED', error: 'GONE' }]);
    await until('it is disabled', async () => !(await webhooks.get(endpoint.id)).enabled);
    expect(await webhooks.get(endpoint.id)).toMatchObject({ disabledReason: 'GONE', version: 2 });
    await happen();
    expect(await deliveriesOf(endpoint)).toHaveLength(1);
  });

  it.each([
    [4, true, null],
    [6, false, 'FAILING'],
  ])('that has failed for %i days is enabled: %s', async (days, enabled, disabledReason) => {
    const endpoint = await anEndpoint();
    const failingSince = new Date(Date.now() - days * DAY);
    await own.database.client.webhookEndpoint.updateMany({ data: { failingSince } });
    endpoint.receiver.answerWith(503);
    await happen();
    startSender([3_600_000]);
    await until('it was tried', async () => (await deliveriesOf(endpoint))[0]?.error === 'BAD_STATUS');
    expect(await webhooks.get(endpoint.id)).toMatchObject({ enabled, disabledReason });
  });

  it('that is enabled again is sent what waits, and has not failed', async () => {
    const endpoint = await anEndpoint();
    await happen();
    await webhooks.change(endpoint.id, { enabled: false }, undefined);
    expect(await queue.claimDue()).toEqual([]);
    const changed = await webhooks.change(endpoint.id, { enabled: true }, [2]);
    expect(changed).toMatchObject({ enabled: true, failingSince: null, version: 3 });
    startSender();
    await settled(endpoint, 1);
  });

  it('with a new key is signed for with the former one, too, until that expires', async () => {
    const endpoint = await anEndpoint();
    const secret = newWebhookSecret();
    await own.database.transaction((tx) => webhooks.rotateSecret(tx, endpoint.id, secret));
    await happen();
    startSender();
    await settled(endpoint, 1);
    expect(believed(endpoint)).toHaveLength(1);
    expect(believed({ ...endpoint, secret })).toHaveLength(1);

    await own.database.client.webhookEndpoint.updateMany({ data: { formerSecretUntil: new Date(0) } });
    endpoint.receiver.received.length = 0;
    await happen();
    await settled(endpoint, 2);
    expect(believed({ ...endpoint, secret })).toHaveLength(1);
    expect(() => believed(endpoint)).toThrow('No matching signature');
  });

  it('is not changed for those who have not seen what it is', async () => {
    const { id } = await anEndpoint();
    await expect(webhooks.change(id, { enabled: false }, [7])).rejects.toMatchObject({
      code: 'STALE_VERSION',
    });
    await expect(webhooks.remove(id, [7])).rejects.toMatchObject({ code: 'STALE_VERSION' });
    await expect(webhooks.remove(newId(), undefined)).rejects.toMatchObject({ code: 'WEBHOOK_NOT_FOUND' });
  });
});

describe('a user whose account is deleted', () => {
  const bodies = async () =>
    (await own.database.client.webhookDelivery.findMany()).map(({ body }) => JSON.stringify(body));

  it('is erased from what was sent and from what waits', async () => {
    await anEndpoint();
    const [user, other] = [newId(), newId()];
    await own.database.rawTransaction((tx) => queue.add(tx, anEvent(user)));
    await own.database.rawTransaction((tx) => queue.add(tx, anEvent(other)));
    await own.database.rawTransaction((tx) => queue.erase(tx, user));
    const left = await bodies();
    expect(left.filter((body) => body.includes(user))).toEqual([]);
    expect(left.filter((body) => body.includes('crm-7'))).toHaveLength(1);
    expect(left.filter((body) => body.includes(other))).toHaveLength(1);
  });

  it('is not in what comes late', async () => {
    await anEndpoint();
    const user = newId();
    await own.database.rawTransaction((tx) => new ContactRepository(own.database).erase(tx, user));
    await own.database.rawTransaction((tx) => queue.add(tx, anEvent(user)));
    const [late] = await bodies();
    expect(late).toContain('orderId');
    expect(late).not.toContain(user);
    expect(late).not.toContain('crm-7');
  });
});

it('deliveries are purged by age', async () => {
  const endpoint = await anEndpoint();
  await happen(2);
  const [old] = await deliveriesOf(endpoint);
  const createdAt = new Date(Date.now() - 31 * DAY);
  await own.database.client.webhookDelivery.update({ where: { id: String(old?.id) }, data: { createdAt } });
  await new Purger(own.database, [webhookDeliveryPurge(30)], 3_600).purge();
  expect((await deliveriesOf(endpoint)).map(({ id }) => id)).not.toContain(old?.id);
  expect(await deliveriesOf(endpoint)).toHaveLength(1);
});
