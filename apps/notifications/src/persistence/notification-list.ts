import { Injectable } from '@nestjs/common';
import { formatTimeCursor, parseTimeCursor } from '#libs/common';
import type { OutputOf } from '#contracts/kernel/define-command';
import { Channel, NotificationTemplate } from '#contracts/notifications/notification';
import type { Notification } from '#contracts/notifications/notification';
import type { ListNotifications } from '#contracts/notifications/queries/list-notifications.v1';
import type { Notification as Row } from './generated/client';
import { NotificationsDatabase } from './notifications-database';

/** What a user was told. */
@Injectable()
export class NotificationList {
  constructor(private readonly database: NotificationsDatabase) {}

  /** Newest first. */
  async page(userId: string, limit: number, cursor?: string): Promise<OutputOf<typeof ListNotifications>> {
    const rows = await this.database.client.notification.findMany({
      where: { userId, ...(cursor !== undefined && after(cursor)) },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      // One more than asked for tells whether there is another page.
      take: limit + 1,
    });
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items: items.map(toView), nextCursor: last ? formatTimeCursor(last) : null };
  }
}

// The first condition follows from the other two; it is what the index can start from.
function after(cursor: string) {
  const { createdAt, id } = parseTimeCursor(cursor);
  return {
    createdAt: { lte: createdAt },
    OR: [{ createdAt: { lt: createdAt } }, { id: { lt: id } }],
  };
}

function toView({ id, template, channel, status, subject, body, createdAt, sentAt }: Row): Notification {
  return {
    id,
    template: NotificationTemplate.parse(template),
    channel: Channel.parse(channel),
    status,
    subject,
    body,
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
  };
}
