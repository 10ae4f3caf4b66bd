import { z } from 'zod';
import { Id } from '../kernel/ids';

export const Channel = z.enum(['email', 'log']);
export type Channel = z.output<typeof Channel>;

export const NotificationTemplate = z.enum([
  'order-confirmed',
  'order-cancelled',
  'order-shipped',
  'order-delivered',
  'order-refunded',
  'verify-email',
  'reset-password',
]);
export type NotificationTemplate = z.output<typeof NotificationTemplate>;

/**
 * What the parameter `token` of `verify-email` and `reset-password` is sealed for, with its notification's id as the
 * owner: the token is for the mail's reader alone.
 */
export const MAIL_TOKEN = 'mail-token';

/** A user of this system, or an address from outside. */
export const Recipient = z.union([z.object({ userId: Id }), z.object({ email: z.email().max(254) })]);
export type Recipient = z.output<typeof Recipient>;

export const NotificationStatus = z.enum(['PENDING', 'SENT', 'FAILED']);

/** A notification as its recipient sees it. */
export const Notification = z.object({
  id: Id,
  template: NotificationTemplate,
  channel: Channel,
  status: NotificationStatus,
  subject: z.string(),
  body: z.string(),
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
});
export type Notification = z.output<typeof Notification>;
