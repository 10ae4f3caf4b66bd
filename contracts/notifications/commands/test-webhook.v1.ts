import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { notificationProblems } from '../problems';
import { WebhookDelivery } from '../webhook';

/** Sends an endpoint an event that means nothing. */
export const TestWebhook = defineCommand({
  name: 'notifications.test-webhook',
  owner: 'notifications',
  access: 'webhooks:manage',
  fails: [notificationProblems.WEBHOOK_NOT_FOUND, notificationProblems.WEBHOOK_DISABLED],
  input: z.strictObject({ webhookId: Id.describe('Of the endpoint') }),
  output: WebhookDelivery,
});
