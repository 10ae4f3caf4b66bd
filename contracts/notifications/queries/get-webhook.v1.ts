import { z } from 'zod';
import { defineQuery } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { notificationProblems } from '../problems';
import { Webhook } from '../webhook';

export const GetWebhook = defineQuery({
  name: 'notifications.get-webhook',
  owner: 'notifications',
  access: 'webhooks:manage',
  fails: [notificationProblems.WEBHOOK_NOT_FOUND],
  input: z.strictObject({ webhookId: Id.describe('Of the endpoint') }),
  output: Webhook,
});
