import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { notificationProblems } from '../problems';
import { WebhookEvents, WebhookUrl, WebhookWithSecret } from '../webhook';

/** Registers an endpoint that is told of events. */
export const CreateWebhook = defineCommand({
  name: 'notifications.create-webhook',
  owner: 'notifications',
  access: 'webhooks:manage',
  fails: [notificationProblems.WEBHOOK_URL_REFUSED, notificationProblems.TOO_MANY_WEBHOOKS],
  input: z.strictObject({ url: WebhookUrl, events: WebhookEvents }),
  output: WebhookWithSecret,
});
