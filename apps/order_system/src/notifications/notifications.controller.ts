import { Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequestClient } from '#libs/messaging';
import type { Answer, SendOptions } from '#libs/messaging';
import type { OutputOf } from '#contracts/kernel/define-command';
import { ListNotifications } from '#contracts/notifications/queries/list-notifications.v1';
import { Sender } from '../access/sender.decorator';
import { Endpoint } from '../api/endpoint.decorator';
import { NotificationPage, NotificationsQuery } from './notification.dto';
import { sent } from './notification.examples';

@ApiTags('notifications')
@Controller('notifications')
export class NotificationsController {
  constructor(private readonly client: RequestClient) {}

  @Endpoint('GET', '', {
    summary: "The caller's own notifications, newest first",
    access: 'notifications:read',
    sends: [ListNotifications],
    answers: {
      200: {
        description: 'A page of notifications',
        type: NotificationPage,
        example: { items: [sent], nextCursor: null },
      },
    },
  })
  listNotifications(
    @Query() query: NotificationsQuery,
    @Sender() sender: SendOptions,
  ): Promise<Answer<OutputOf<typeof ListNotifications>>> {
    return this.client.send(ListNotifications, query, sender);
  }
}
