import { defineQuery } from '../../kernel/define-command';
import { PageRequest, pageOf } from '../../kernel/page';
import { Webhook } from '../webhook';

/** All endpoints, newest first. */
export const ListWebhooks = defineQuery({
  name: 'notifications.list-webhooks',
  owner: 'notifications',
  access: 'webhooks:manage',
  input: PageRequest,
  output: pageOf(Webhook),
});
