import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequestClient } from '#libs/messaging';
import type { OutputOf } from '#contracts/kernel/define-command';
import { ListNotifications } from '#contracts/notifications/queries/list-notifications.v1';
import { Token } from '../access/token.decorator';
import { ApiProblems } from '../http/api-problems.decorator';
import { NotificationPage, NotificationsQuery } from './notification.dto';

@ApiTags('notifications')
@ApiBearerAuth()
@Controller('notifications')
export class NotificationsController {
  constructor(private readonly client: RequestClient) {}

  @Get()
  @ApiOperation({ summary: "The caller's own notifications, newest first" })
  @ApiOkResponse({ type: NotificationPage })
  @ApiProblems(400, 401)
  async list(
    @Query() query: NotificationsQuery,
    @Token() token: string,
  ): Promise<OutputOf<typeof ListNotifications>> {
    return (await this.client.send(ListNotifications, query, { token })).data;
  }
}
