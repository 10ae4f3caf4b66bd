import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { notificationProblems } from '../problems';
import { WebhookDelivery } from '../webhook';

/** Sends an event to an endpoint now: once more where it is settled, earlier where it waits. */
export const RedeliverWebhook = defineCommand({
  name: 'notifications.redeliver-webhook',
  owner: 'notifications',
  access: 'webhooks:manage',
  fails: [
    notificationProblems.WEBHOOK_NOT_FOUND,
    notificationProblems.WEBHOOK_DELIVERY_NOT_FOUND,
    notificationProblems.WEBHOOK_DISABLED,
  ],
  input: z.strictObject({
    webhookId: Id.describe('Of the endpoint'),
    deliveryId: Id.describe('Of the delivery'),
  }),
  output: WebhookDelivery,
});
