import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { paymentProblems } from '../problems';

/** A provider's signed message, as it came in. */
export const ReceiveWebhook = defineCommand({
  name: 'payments.receive-webhook',
  owner: 'payments',
  access: 'public',
  fails: [
    paymentProblems.PROVIDER_UNKNOWN,
    paymentProblems.WEBHOOK_SIGNATURE_INVALID,
    paymentProblems.WEBHOOK_PAYLOAD_INVALID,
  ],
  input: z.strictObject({
    provider: z.string().min(1).max(64),
    /** Lower-case header names. */
    headers: z.record(z.string(), z.string()),
    /** The raw body: a signature covers its bytes. */
    body: z.string().max(100_000),
  }),
  output: z.object({ received: z.literal(true) }),
});
