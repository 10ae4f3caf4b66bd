import { z } from 'zod';
import { defineEvent } from '../../kernel/define-event';
import { Id } from '../../kernel/ids';
import { NotificationTemplate, Recipient } from '../notification';

/** Somebody is to be told something; any service may ask. */
export const NotificationRequested = defineEvent({
  type: 'notification.requested.v1',
  owner: 'notifications',
  subject: (data) => data.notificationId,
  data: z.object({
    notificationId: Id,
    recipient: Recipient,
    template: NotificationTemplate,
    /** The template's own words, e.g. the order's id. */
    parameters: z.record(z.string(), z.string()).default({}),
  }),
});
