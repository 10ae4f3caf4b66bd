import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { ExpectedVersions } from '../../kernel/versions';
import { notificationProblems } from '../problems';
import { Webhook, WebhookEvents, WebhookUrl } from '../webhook';

/** Changes what is given of an endpoint; one that is enabled counts as working until it fails again. */
export const ChangeWebhook = defineCommand({
  name: 'notifications.change-webhook',
  owner: 'notifications',
  access: 'webhooks:manage',
  fails: [notificationProblems.WEBHOOK_NOT_FOUND, notificationProblems.WEBHOOK_URL_REFUSED],
  input: z.strictObject({
    webhookId: Id.describe('Of the endpoint'),
    url: WebhookUrl.optional(),
    events: WebhookEvents.optional(),
    enabled: z.boolean().optional(),
    expectedVersions: ExpectedVersions,
  }),
  output: Webhook,
});
