import { defineQuery } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { PageRequest, pageOf } from '../../kernel/page';
import { notificationProblems } from '../problems';
import { WebhookDelivery } from '../webhook';

/** What was sent, or will be, to an endpoint, newest first. */
export const ListWebhookDeliveries = defineQuery({
  name: 'notifications.list-webhook-deliveries',
  owner: 'notifications',
  access: 'webhooks:manage',
  fails: [notificationProblems.WEBHOOK_NOT_FOUND],
  input: PageRequest.extend({ webhookId: Id.describe('Of the endpoint') }),
  output: pageOf(WebhookDelivery),
});
