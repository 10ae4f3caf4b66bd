import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { Id } from '../../kernel/ids';
import { ExpectedVersions } from '../../kernel/versions';
import { notificationProblems } from '../problems';

/** From then on nothing more is sent there, what waits included. */
export const DeleteWebhook = defineCommand({
  name: 'notifications.delete-webhook',
  owner: 'notifications',
  access: 'webhooks:manage',
  fails: [notificationProblems.WEBHOOK_NOT_FOUND],
  input: z.strictObject({ webhookId: Id.describe('Of the endpoint'), expectedVersions: ExpectedVersions }),
  output: z.object({}),
});
