import { newId } from '#libs/common';
import { OrderCancelled } from '#contracts/orders/events/order-cancelled.v1';
import { PaymentRequested } from '#contracts/orders/events/payment-requested.v1';
import { RefundRequested } from '#contracts/orders/events/refund-requested.v1';
import type { PaymentMethod } from '#contracts/payments/payment-method';
import { paymentsFixture, received } from '../src/testing/payments-fixture';
import type { PaymentsFixture } from '../src/testing/payments-fixture';

const euros = (amount: number) => ({ amount, currency: 'EUR' });

describe('payments', () => {
  let fixture: PaymentsFixture;

  beforeAll(async () => {
    fixture = await paymentsFixture(process.env);
  });

  afterAll(() => fixture.close());

  const requested = (orderId: string, method: PaymentMethod = 'stub') =>
    received(PaymentRequested, { orderId, userId: newId(), amount: euros(1_000), method });
  const cancelled = (orderId: string) =>
    received(OrderCancelled, { orderId, userId: newId(), reason: 'CUSTOMER' });
  const refundOf = (orderId: string, amount = 1_000, refundId = newId()) =>
    received(RefundRequested, { orderId, refundId, amount: euros(amount), reason: 'cancelled' });

  const take = (event: ReturnType<typeof requested>) => fixture.deliver(fixture.takePayment, event);
  const cancel = (orderId: string) => fixture.deliver(fixture.voidPayment, cancelled(orderId));
  const refund = (event: ReturnType<typeof refundOf>) => fixture.deliver(fixture.refundPayment, event);
  const chargesFor = async (orderId: string) =>
    (await fixture.chargesOf((await fixture.paymentOf(orderId)).id)).map(({ status }) => status);
  const webhookFor = async (orderId: string) => {
    const { id } = await fixture.paymentOf(orderId);
    return { provider: 'stub', ...(await fixture.webhookAbout(id)) };
  };

  describe('asked for money', () => {
    it('captures with stub', async () => {
      const orderId = newId();
      await take(requested(orderId));
      expect(await fixture.eventsOf(orderId)).toEqual(['payment.captured.v1']);
      expect(await chargesFor(orderId)).toEqual(['CAPTURED']);
    });

    it('is declined with stub-declined', async () => {
      const orderId = newId();
      await take(requested(orderId, 'stub-declined'));
      expect(await fixture.eventsOf(orderId)).toEqual(['payment.declined.v1']);
      expect((await fixture.paymentOf(orderId)).declineReason).toBe('card_declined');
    });

    it('comes back through the retry queue with stub-flaky, and then captures once', async () => {
      const orderId = newId();
      const event = requested(orderId, 'stub-flaky');
      await expect(take(event)).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
      expect(await fixture.eventsOf(orderId)).toEqual([]);
      await take(event);
      expect(await fixture.eventsOf(orderId)).toEqual(['payment.captured.v1']);
      expect(await chargesFor(orderId)).toEqual(['CAPTURED']);
    });

    it('captures in a second call where the provider only authorized', async () => {
      const orderId = newId();
      const authorize = fixture.stub.authorize.bind(fixture.stub);
      const inTwoSteps = jest
        .spyOn(fixture.stub, 'authorize')
        .mockImplementationOnce((request) => authorize({ ...request, captureNow: false }));
      await take(requested(orderId));
      inTwoSteps.mockRestore();
      expect(await fixture.eventsOf(orderId)).toEqual(['payment.captured.v1']);
      expect(await chargesFor(orderId)).toEqual(['CAPTURED']);
    });

    it('charges once for one event that comes four times at once', async () => {
      const orderId = newId();
      const event = requested(orderId);
      await Promise.all(Array.from({ length: 4 }, () => take(event)));
      expect(await fixture.eventsOf(orderId)).toEqual(['payment.captured.v1']);
      expect(await chargesFor(orderId)).toEqual(['CAPTURED']);
    });

    it('charges once for one order that is asked for in four events at once', async () => {
      const orderId = newId();
      await Promise.all(Array.from({ length: 4 }, () => take(requested(orderId))));
      expect(await fixture.eventsOf(orderId)).toEqual(['payment.captured.v1']);
      expect(await chargesFor(orderId)).toEqual(['CAPTURED']);
    });

    it('records on redelivery what a crash after the charge left open', async () => {
      const orderId = newId();
      const event = requested(orderId);
      await fixture.takePayment.prepare(event);
      expect((await fixture.paymentOf(orderId)).status).toBe('REQUESTED');
      await take(event);
      expect(await fixture.eventsOf(orderId)).toEqual(['payment.captured.v1']);
      expect(await chargesFor(orderId)).toEqual(['CAPTURED']);
    });
  });

  describe('for a cancelled order', () => {
    it('takes nothing when the request comes late', async () => {
      const orderId = newId();
      await cancel(orderId);
      await take(requested(orderId));
      expect((await fixture.paymentOf(orderId)).status).toBe('VOIDED');
      expect(await chargesFor(orderId)).toEqual([]);
      expect(await fixture.eventsOf(orderId)).toEqual([]);
    });

    it('voids a pending charge at the provider', async () => {
      const orderId = newId();
      await take(requested(orderId, 'stub-async'));
      await cancel(orderId);
      expect(await chargesFor(orderId)).toEqual(['VOIDED']);
      expect(await fixture.eventsOf(orderId)).toEqual(['payment.voided.v1']);
    });

    it('leaves captured money to a refund', async () => {
      const orderId = newId();
      await take(requested(orderId));
      await cancel(orderId);
      expect(await fixture.eventsOf(orderId)).toEqual(['payment.captured.v1']);
    });

    it('reports the capture where the provider captured before it could void', async () => {
      const orderId = newId();
      await take(requested(orderId, 'stub-async'));
      const webhook = await webhookFor(orderId);
      await cancel(orderId);
      await fixture.receiveWebhook.handle(webhook);
      expect(await fixture.eventsOf(orderId)).toEqual(['payment.captured.v1']);
    });

    it('reports the capture where the void overtook the charge', async () => {
      const orderId = newId();
      const authorize = fixture.stub.authorize.bind(fixture.stub);
      const inFlight = jest.spyOn(fixture.stub, 'authorize').mockImplementationOnce(async (request) => {
        await cancel(orderId);
        return authorize(request);
      });
      await take(requested(orderId));
      inFlight.mockRestore();
      expect(await fixture.eventsOf(orderId)).toEqual(['payment.voided.v1', 'payment.captured.v1']);
      await refund(refundOf(orderId));
      expect(await fixture.eventsOf(orderId)).toContain('payment.refunded.v1');
    });

    it('voids once more where the void overtook a call of which nobody knows what came', async () => {
      const orderId = newId();
      const event = requested(orderId, 'stub-flaky');
      const authorize = fixture.stub.authorize.bind(fixture.stub);
      const inFlight = jest.spyOn(fixture.stub, 'authorize').mockImplementationOnce(async (request) => {
        await cancel(orderId);
        return authorize(request);
      });
      await expect(take(event)).rejects.toThrow();
      inFlight.mockRestore();
      expect(await chargesFor(orderId)).toEqual(['FAILING']);
      await take(event);
      expect(await chargesFor(orderId)).toEqual(['VOIDED']);
      expect(await fixture.eventsOf(orderId)).toEqual(['payment.voided.v1']);
    });
  });

  describe('asked for a refund', () => {
    it('gives the money back once for one refund id, however often it is asked at once', async () => {
      const orderId = newId();
      await take(requested(orderId));
      const refundId = newId();
      await Promise.all(Array.from({ length: 3 }, () => refund(refundOf(orderId, 700, refundId))));
      expect(await fixture.eventsOf(orderId)).toEqual(['payment.captured.v1', 'payment.refunded.v1']);
      const given = await fixture.database.client.stubRefund.findMany({
        where: { idempotencyKey: refundId },
      });
      expect(given.map(({ amount }) => amount)).toEqual([700n]);
      expect((await fixture.paymentOf(orderId)).refundedAmount).toBe(700n);
    });

    it('refuses more than was captured, also in refunds side by side', async () => {
      const orderId = newId();
      await take(requested(orderId));
      const results = await Promise.allSettled(
        [400, 400, 400].map((each) => refund(refundOf(orderId, each))),
      );
      const refused = results.filter((result) => result.status === 'rejected');
      expect(refused.map(({ reason }) => reason as unknown)).toEqual([
        expect.objectContaining({ code: 'REFUND_EXCEEDS_CAPTURED' }),
      ]);
      expect((await fixture.paymentOf(orderId)).refundedAmount).toBe(800n);
    });

    it('waits while the capture is not known', async () => {
      const orderId = newId();
      const event = refundOf(orderId);
      await expect(refund(event)).rejects.toMatchObject({ code: 'PAYMENT_NOT_CAPTURED' });
      await take(requested(orderId, 'stub-async'));
      await expect(refund(event)).rejects.toMatchObject({ code: 'PAYMENT_NOT_CAPTURED' });
      await fixture.receiveWebhook.handle(await webhookFor(orderId));
      await refund(event);
      expect(await fixture.eventsOf(orderId)).toEqual(['payment.captured.v1', 'payment.refunded.v1']);
    });

    it('refuses it for a declined payment', async () => {
      const orderId = newId();
      await take(requested(orderId, 'stub-declined'));
      await expect(refund(refundOf(orderId))).rejects.toMatchObject({ code: 'NOTHING_TO_REFUND' });
    });
  });

  describe('told by a webhook', () => {
    it('captures what was pending, once for a webhook that comes three times at once', async () => {
      const orderId = newId();
      await take(requested(orderId, 'stub-async'));
      expect(await fixture.eventsOf(orderId)).toEqual([]);
      const webhook = await webhookFor(orderId);
      const answers = await Promise.all([1, 2, 3].map(() => fixture.receiveWebhook.handle(webhook)));
      expect(answers).toEqual(Array(3).fill({ received: true }));
      expect(await fixture.eventsOf(orderId)).toEqual(['payment.captured.v1']);
    });

    it('captures though the webhook overtakes the answer of the provider', async () => {
      const orderId = newId();
      const event = requested(orderId, 'stub-async');
      const charged = await fixture.takePayment.prepare(event);
      await fixture.receiveWebhook.handle(await webhookFor(orderId));
      await fixture.database.transaction((tx) => fixture.takePayment.handle(event, tx, charged));
      expect((await fixture.paymentOf(orderId)).status).toBe('CAPTURED');
      expect(await fixture.eventsOf(orderId)).toEqual(['payment.captured.v1']);
    });

    it('ignores signed news that does not concern a charge', async () => {
      const signed = fixture.codec.sign('msg_1', new Date(), '{"type":"payout.paid","data":{}}');
      const answer = await fixture.receiveWebhook.handle({ provider: 'stub', ...signed });
      expect(answer).toEqual({ received: true });
    });

    it('refuses a provider it does not know, a forged signature and a payment that is not there', async () => {
      const data = { chargeId: newId(), reference: newId() };
      const signed = fixture.codec.sign(
        'msg_2',
        new Date(),
        JSON.stringify({ type: 'charge.captured', data }),
      );
      const refusals: [object, object][] = [
        [{ provider: 'nobody' }, { code: 'PROVIDER_UNKNOWN', kind: 'not-found' }],
        [{ body: '{}' }, { code: 'WEBHOOK_SIGNATURE_INVALID', kind: 'unauthenticated' }],
        [{}, { code: 'WEBHOOK_PAYLOAD_INVALID', kind: 'invalid' }],
      ];
      for (const [change, refusal] of refusals) {
        const webhook = { provider: 'stub', ...signed, ...change };
        await expect(fixture.receiveWebhook.handle(webhook)).rejects.toMatchObject(refusal);
      }
    });
  });
});
