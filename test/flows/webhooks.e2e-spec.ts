import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { until } from '../support/until';
import { type Problem, send } from './support/http';
import { type Person, aCustomer } from './support/people';
import { moneyMoved, paymentOf, query } from './support/records';
import { aProduct, anOrder, orderOnce } from './support/shopping';
import { system } from './support/system';

const route = 'POST /payments/webhooks/stub';

function signed(body: string, secret = system.env.STUB_WEBHOOK_SECRET, at = new Date()) {
  const id = `msg_${randomUUID()}`;
  return {
    text: body,
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
    },
  };
}

/** What the provider would say of the order's charge. */
async function captureOf(orderId: string): Promise<string> {
  const charge = await until('there is a pending charge', async () => {
    const [row] = await query<{ id: string; reference: string }>(
      'payments',
      `SELECT c.id, c.reference FROM stub_charges c JOIN payments p ON c.reference = p.id::text
       WHERE p.order_id = $1 AND p.status = 'PENDING'`,
      [orderId],
    );
    return row;
  });
  return JSON.stringify({
    type: 'charge.captured',
    data: { chargeId: charge.id, reference: charge.reference },
  });
}

describe('a payment that is captured later', () => {
  let customer: Person;

  beforeAll(async () => {
    customer = await aCustomer();
  });

  it('confirms the order when the provider says so by webhook', async () => {
    const product = await aProduct();
    const id = await anOrder(customer, product, { paymentMethod: 'stub-async' });

    await orderOnce('AWAITING_PAYMENT', customer, id);
    await orderOnce('CONFIRMED', customer, id);
    expect(await moneyMoved(id)).toEqual({ captures: [product.price.amount], refunds: [] });
    await until('the webhook is delivered, once', async () => {
      const webhooks = await query<{ attempts: number }>(
        'payments',
        `SELECT w.attempts FROM stub_webhooks w JOIN stub_charges c ON c.id = w.charge_id
         JOIN payments p ON c.reference = p.id::text WHERE p.order_id = $1 AND w.delivered_at IS NOT NULL`,
        [id],
      );
      return webhooks.length === 1 && webhooks[0]?.attempts === 1;
    });
  });

  it('is recorded once, however often the provider says so', async () => {
    const id = await anOrder(customer, await aProduct(), { paymentMethod: 'stub-async' });
    const webhook = signed(await captureOf(id));

    const answers = await Promise.all([webhook, webhook, webhook].map((it) => send(route, it)));
    expect(answers.map(({ status, body }) => [status, body])).toEqual(
      Array.from({ length: 3 }, () => [200, { received: true }]),
    );
    const order = await orderOnce('CONFIRMED', customer, id);
    expect(order.refundedAmount.amount).toBe(0);
    const captures = await query(
      'payments',
      "SELECT FROM payments WHERE order_id = $1 AND status = 'CAPTURED'",
      [id],
    );
    expect(captures).toHaveLength(1);
  });

  it.each([
    ['another secret', (body: string) => signed(body, `whsec_${Buffer.alloc(32, 1).toString('base64')}`)],
    ['another body', (body: string) => ({ ...signed(body), text: `${body} ` })],
    ['an old timestamp', (body: string) => signed(body, undefined, new Date(Date.now() - 600_000))],
    ['no signature', (body: string) => ({ text: body })],
  ])('is not believed with %s', async (_, forge) => {
    const id = await anOrder(customer, await aProduct(), { paymentMethod: 'stub-async' });
    const answer = await send<Problem>(route, forge(await captureOf(id)));

    expect(answer).toMatchObject({
      status: 401,
      body: { code: 'WEBHOOK_SIGNATURE_INVALID', field: 'webhook-signature' },
    });
    expect(await paymentOf(id)).toMatchObject({ status: 'PENDING' });
  });

  it('comes from a provider that is known', async () => {
    const answer = await send<Problem>('POST /payments/webhooks/nobody', signed('{}'));
    expect(answer).toMatchObject({ status: 404, body: { code: 'PROVIDER_UNKNOWN', field: 'provider' } });
  });

  it.each(['{', '[]', '{"type":"charge.captured","data":{}}'])(
    'says something that is understood, not %s',
    async (body) => {
      const answer = await send<Problem>(route, signed(body));
      expect(answer).toMatchObject({ status: 400, body: { code: 'WEBHOOK_PAYLOAD_INVALID', field: 'body' } });
    },
  );
});
