import { defineProblems } from '../kernel/define-problem';

export const paymentProblems = defineProblems({
  PROVIDER_UNKNOWN: {
    kind: 'not-found',
    title: 'No such payment provider',
    meaning: 'No payment provider has this name.',
    remedy: 'Correct the address that the provider reports to.',
  },
  WEBHOOK_SIGNATURE_INVALID: {
    kind: 'unauthenticated',
    title: "The webhook's signature does not hold",
    meaning: 'The signature is missing, too old, or not made with the shared secret over this body.',
    remedy: 'Sign the raw body with the shared secret, as Standard Webhooks says.',
  },
  WEBHOOK_PAYLOAD_INVALID: {
    kind: 'invalid',
    title: 'The webhook cannot be understood',
    meaning: 'The signature holds, but the body is not a message of this provider.',
    remedy: "Send a message of the provider's documented shape.",
  },
  PAYMENT_NEVER_REQUESTED: {
    kind: 'conflict',
    title: 'Nobody asked for this money',
    meaning: 'A capture was reported for an order that never asked for money.',
    remedy: 'Check the order id with the provider.',
  },
  PAYMENT_NOT_OURS: {
    kind: 'conflict',
    title: "Not this order's payment",
    meaning: 'A refund names a payment that was not taken for its order.',
    remedy: "Name the order's own payment.",
  },
  NOTHING_TO_REFUND: {
    kind: 'conflict',
    title: 'Nothing to refund',
    meaning: 'No money was captured for the order, or all of it has gone back.',
    remedy: 'Look at `GET /orders/{orderId}/payments`.',
  },
  REFUND_EXCEEDS_CAPTURED: {
    kind: 'unprocessable',
    title: 'More than can go back',
    meaning: 'The refund is more than what was captured and has not gone back, or in another currency.',
    remedy: 'Ask for at most what is left.',
  },
});
