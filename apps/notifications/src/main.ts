import 'reflect-metadata';
import { startService } from '#libs/common';
import { CommandServer } from '#libs/messaging';
import { notificationsConfig } from './notifications.config';
import { NotificationsModule } from './notifications.module';

void startService(NotificationsModule, { ...notificationsConfig.server, transport: CommandServer });
