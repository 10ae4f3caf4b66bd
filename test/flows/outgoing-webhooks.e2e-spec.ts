import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Webhook as Verifier } from 'standardwebhooks';
import type { Webhook, WebhookDelivery, WebhookWithSecret } from '#contracts/notifications/webhook';
import { WebhookReceiver } from '../../apps/notifications/src/testing/webhook-receiver';
import { until } from '../support/until';
import { type Problem, expectStatus, send } from './support/http';
import { type Person, aCustomer, theAdmin } from './support/people';
import { aProduct, anOrder, orderOnce } from './support/shopping';
import { logFolder } from './support/system';

const events = ['order.placed.v1', 'payment.captured.v1', 'order.confirmed.v1', 'order.shipped.v1'];

describe('an endpoint outside', () => {
  const receiver = new WebhookReceiver();
  let admin: Person;
  let url: string;

  beforeAll(async () => {
    url = `http://127.0.0.1:${await receiver.start()}/hooks`;
    admin = await theAdmin();
    // There can be so many, and other tests leave theirs.
    const { items } = await expectStatus(200, admin.send<{ items: Webhook[] }>('GET /webhooks?limit=100'));
    for (const { id } of items) await expectStatus(204, admin.send(`DELETE /webhooks/${id}`));
  });
  afterAll(() => receiver.stop());
  beforeEach(() => {
    receiver.received.length = 0;
    receiver.answerWith();
  });

  const register = (json: object = {}, headers: Record<string, string> = {}) =>
    admin.send<WebhookWithSecret>('POST /webhooks', { json: { url, events, ...json }, headers });
  const remove = ({ id }: Webhook) => expectStatus(204, admin.send(`DELETE /webhooks/${id}`));
  const deliveriesOf = async ({ id }: Webhook) =>
    (
      await expectStatus(
        200,
        admin.send<{ items: WebhookDelivery[] }>(`GET /webhooks/${id}/deliveries?limit=100`),
      )
    ).items;
  const aboutOrder = (orderId: string) =>
    receiver.received.filter(({ body }) => (JSON.parse(body) as { subject: string }).subject === orderId);

  it('is told of an order, signed, in spite of two failures', async () => {
    const webhook = await expectStatus(201, register());
    receiver.answerWith(500, 503);
    const customer = await aCustomer();
    const id = await anOrder(customer, await aProduct());
    await orderOnce('CONFIRMED', customer, id);
    await expectStatus(200, admin.send(`POST /orders/${id}/ship`, { json: { trackingNumber: 'JJD1' } }));

    const delivered = await until('all of it has arrived', async () => {
      const deliveries = await deliveriesOf(webhook);
      return (
        deliveries.length === 4 && deliveries.every(({ status }) => status === 'DELIVERED') && deliveries
      );
    });
    expect(delivered.map(({ eventType }) => eventType).sort()).toEqual([...events].sort());
    expect(delivered.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(6);
    const verifier = new Verifier(String(webhook.secret));
    const told = aboutOrder(id).map(({ body, headers }) => ({
      id: headers['webhook-id'],
      event: verifier.verify(body, headers as Record<string, string>) as { id: string; type: string },
    }));
    expect(told).toHaveLength(6);
    expect(told.every(({ id: webhookId, event }) => webhookId === event.id)).toBe(true);
    expect(new Set(told.map(({ event }) => event.type))).toEqual(new Set(events));
    const text = receiver.received.map(({ body }) => body).join('\n');
    expect(text).not.toContain(customer.email);
    await remove(webhook);
  });

  it('can be tried out, paused, and sent something once more', async () => {
    const webhook = await expectStatus(201, register());
    const test = await expectStatus(202, admin.send<WebhookDelivery>(`POST /webhooks/${webhook.id}/test`));
    const arrived = () =>
      until('it has arrived', async () => (await deliveriesOf(webhook))[0]?.status === 'DELIVERED');
    await arrived();
    expect(test).toMatchObject({ eventType: 'webhook.test.v1', status: 'PENDING', attempts: 0 });
    const redeliver = `POST /webhooks/${webhook.id}/deliveries/${test.id}/redeliver`;
    await expectStatus(202, admin.send(redeliver));
    await until('it has come again', () => receiver.received.length === 2);
    await arrived();

    const paused = await expectStatus(
      200,
      admin.send<Webhook>(`PATCH /webhooks/${webhook.id}`, {
        json: { enabled: false },
        headers: { 'if-match': '"1"' },
      }),
    );
    expect(paused).toMatchObject({ enabled: false, version: 2 });
    expect(await admin.send(redeliver)).toMatchObject({ status: 409, body: { code: 'WEBHOOK_DISABLED' } });
    expect(
      await admin.send(`PATCH /webhooks/${webhook.id}`, { json: {}, headers: { 'if-match': '"1"' } }),
    ).toMatchObject({ status: 412, body: { code: 'STALE_VERSION' } });
    await remove(webhook);
    expect(await admin.send<Problem>(`GET /webhooks/${webhook.id}`)).toMatchObject({
      status: 404,
      body: { code: 'WEBHOOK_NOT_FOUND', field: 'webhookId' },
    });
  });

  it('has a secret that is shown once, and lies in no log', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const first = await register({}, headers);
    const again = await register({}, headers);
    expect(first.body.secret).toMatch(/^whsec_/);
    expect(again.body).toEqual({ ...first.body, secret: null });
    const webhook = await expectStatus(200, admin.send<Webhook>(`GET /webhooks/${first.body.id}`));
    expect(webhook).not.toHaveProperty('secret');
    const rotated = await expectStatus(
      200,
      admin.send<WebhookWithSecret>(`POST /webhooks/${webhook.id}/secret`),
    );
    expect(rotated.secret).not.toBe(first.body.secret);
    for (const service of ['order_system', 'notifications']) {
      const log = readFileSync(join(logFolder, `${service}.log`), 'utf8');
      for (const secret of [first.body.secret, rotated.secret]) expect(log).not.toContain(String(secret));
    }
    await remove(webhook);
  });

  it('is the business of administrators, and of keys that they made for it', async () => {
    const customer = await aCustomer();
    expect(await customer.send('GET /webhooks')).toMatchObject({ status: 403 });
    expect(await send('GET /webhooks')).toMatchObject({ status: 401 });
    const { key } = await expectStatus(
      201,
      admin.send<{ key: string }>('POST /auth/api-keys', {
        json: { name: 'erp', scopes: ['webhooks:manage'] },
      }),
    );
    const byKey = { headers: { 'x-api-key': key } };
    await expectStatus(200, send('GET /webhooks', byKey));
  });

  it.each([
    ['https://user:secret@hooks.example.com/', 422, 'WEBHOOK_URL_REFUSED'],
    ['ftp://hooks.example.com/', 400, 'VALIDATION_FAILED'],
    ['hooks', 400, 'VALIDATION_FAILED'],
  ])('cannot be at %s', async (refused, status, code) => {
    expect(await register({ url: refused })).toMatchObject({ status, body: { code, field: 'url' } });
  });
});
