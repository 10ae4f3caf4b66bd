import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { notificationProblems } from '../problems';
import { WebhookWithSecret } from '../webhook';

/** Gives an endpoint a new key; the one before signs too for 24 hours, any older one no more. */
export const RotateWebhookSecret = defineCommand({
  name: 'notifications.rotate-webhook-secret',
  owner: 'notifications',
  access: 'webhooks:manage',
  fails: [notificationProblems.WEBHOOK_NOT_FOUND],
  input: z.strictObject({ webhookId: Id.describe('Of the endpoint') }),
  output: WebhookWithSecret,
});
