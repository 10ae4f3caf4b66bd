import { newId } from '#libs/common';
import type { PaymentMethod } from '#contracts/payments/payment-method';
import type { AuthorizeRequest, IncomingWebhook, PaymentProvider } from '../providers/payment-provider';
import {
  ProviderUnavailable,
  WebhookPayloadInvalid,
  WebhookSignatureInvalid,
} from '../providers/provider.errors';

/** A provider with what the suite needs to know of it. */
export interface ProviderUnderTest {
  readonly provider: PaymentProvider;
  readonly methods: {
    readonly captures: PaymentMethod;
    readonly declines: PaymentMethod;
    readonly failsAtFirst: PaymentMethod;
    readonly capturesLater: PaymentMethod;
  };
  /** Waits for the webhook that the provider sends about a charge. */
  webhookAbout(reference: string): Promise<IncomingWebhook>;
  /** A body that the provider signed at that time. */
  signed(body: string, at?: Date): IncomingWebhook;
}

const euros = (amount: number) => ({ amount, currency: 'EUR' });

/** What every payment provider must do. */
export function conformsToPaymentProvider(open: () => ProviderUnderTest): void {
  const { provider, methods } = lazily(open);

  const aRequest = (change: Partial<AuthorizeRequest> = {}): AuthorizeRequest => ({
    idempotencyKey: newId(),
    reference: newId(),
    method: methods().captures,
    amount: euros(1_000),
    captureNow: true,
    ...change,
  });

  const aCapture = async () => {
    const request = aRequest();
    const result = await provider().authorize(request);
    if (result.outcome !== 'captured') throw new Error(`not captured but ${result.outcome}`);
    return { reference: request.reference, chargeId: result.chargeId };
  };

  const anAuthorization = async () => {
    const request = aRequest({ captureNow: false });
    const result = await provider().authorize(request);
    if (result.outcome !== 'authorized') throw new Error(`not authorized but ${result.outcome}`);
    return { reference: request.reference, chargeId: result.chargeId };
  };

  describe('charges', () => {
    it('captures in the same call where asked to', async () => {
      expect((await provider().authorize(aRequest())).outcome).toBe('captured');
    });

    it('authorizes first and captures then where asked to', async () => {
      const charge = { ...(await anAuthorization()), idempotencyKey: newId() };
      const captured = await provider().capture(charge);
      expect(captured).toEqual({ outcome: 'captured', chargeId: charge.chargeId });
      expect(await provider().capture(charge)).toEqual(captured);
    });

    it('answers a repeated key with the first result, also side by side', async () => {
      const request = aRequest();
      const results = await Promise.all(Array.from({ length: 5 }, () => provider().authorize(request)));
      results.push(await provider().authorize(request));
      expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    });

    it('declines with a reason, and again when asked again', async () => {
      const request = aRequest({ method: methods().declines });
      const result = await provider().authorize(request);
      expect(result).toEqual({ outcome: 'declined', reason: expect.any(String) as string });
      expect(await provider().authorize(request)).toEqual(result);
    });

    it('fails as unavailable where another try may succeed, and then does', async () => {
      const request = aRequest({ method: methods().failsAtFirst });
      await expect(provider().authorize(request)).rejects.toBeInstanceOf(ProviderUnavailable);
      await expect(provider().authorize(request)).rejects.toBeInstanceOf(ProviderUnavailable);
      expect((await provider().authorize(request)).outcome).toBe('captured');
    });
  });

  describe('voids', () => {
    it('an authorized charge, which cannot be captured any more', async () => {
      const charge = { ...(await anAuthorization()), idempotencyKey: newId() };
      expect(await provider().void(charge)).toEqual({ outcome: 'voided' });
      expect((await provider().capture({ ...charge, idempotencyKey: newId() })).outcome).toBe('declined');
    });

    it('a pending charge whose id it was not told', async () => {
      const request = aRequest({ method: methods().capturesLater });
      await provider().authorize(request);
      const charge = { reference: request.reference, chargeId: null };
      expect(await provider().void({ ...charge, idempotencyKey: newId() })).toEqual({ outcome: 'voided' });
    });

    it('what it never heard of', async () => {
      const charge = { reference: newId(), chargeId: null };
      expect(await provider().void({ ...charge, idempotencyKey: newId() })).toEqual({ outcome: 'voided' });
    });

    it('no captured charge, and says that it is captured', async () => {
      const charge = await aCapture();
      const result = await provider().void({ ...charge, idempotencyKey: newId() });
      expect(result).toEqual({ outcome: 'captured', chargeId: charge.chargeId });
    });
  });

  describe('refunds', () => {
    it('in parts, as much as was captured', async () => {
      const charge = await aCapture();
      const refund = (amount: number) =>
        provider().refund({ ...charge, idempotencyKey: newId(), amount: euros(amount) });
      expect((await refund(600)).outcome).toBe('refunded');
      expect((await refund(401)).outcome).toBe('declined');
      expect((await refund(400)).outcome).toBe('refunded');
    });

    it('once for a repeated key, also side by side', async () => {
      const refund = { ...(await aCapture()), idempotencyKey: newId(), amount: euros(600) };
      const results = await Promise.all(Array.from({ length: 4 }, () => provider().refund(refund)));
      expect(results).toEqual(Array(4).fill({ outcome: 'refunded' }));
      const rest = { ...refund, idempotencyKey: newId(), amount: euros(400) };
      expect((await provider().refund(rest)).outcome).toBe('refunded');
    });
  });

  describe('webhooks', () => {
    it('tell that a pending charge is captured', async () => {
      const { webhook, charge } = await capturedLater();
      expect(await provider().parseWebhook(webhook)).toEqual({
        reference: charge.reference,
        result: { outcome: 'captured', chargeId: charge.chargeId },
      });
    });

    it('are refused with another body, other headers or none', async () => {
      const { webhook } = await capturedLater();
      const foreign = open().signed('{}').headers;
      for (const forged of [
        { ...webhook, body: webhook.body.replace('{', '{ ') },
        { ...webhook, headers: foreign },
        { ...webhook, headers: {} },
      ]) {
        await expect(provider().parseWebhook(forged)).rejects.toBeInstanceOf(WebhookSignatureInvalid);
      }
    });

    it('are refused long after they were signed', async () => {
      const stale = open().signed('{}', new Date(Date.now() - 10 * 60_000));
      await expect(provider().parseWebhook(stale)).rejects.toBeInstanceOf(WebhookSignatureInvalid);
    });

    it.each(['', 'not json', '[]', '{}'])('are refused with the body %j, though signed', async (body) => {
      await expect(provider().parseWebhook(open().signed(body))).rejects.toBeInstanceOf(
        WebhookPayloadInvalid,
      );
    });
  });

  async function capturedLater() {
    const request = aRequest({ method: methods().capturesLater });
    const result = await provider().authorize(request);
    if (result.outcome !== 'pending') throw new Error(`not pending but ${result.outcome}`);
    const webhook = await open().webhookAbout(request.reference);
    return { webhook, charge: { reference: request.reference, chargeId: result.chargeId } };
  }
}

// The suite is declared before its provider exists.
function lazily(open: () => ProviderUnderTest) {
  return { provider: () => open().provider, methods: () => open().methods };
}
