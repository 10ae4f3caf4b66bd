import 'reflect-metadata';
import { startService } from '#libs/common';
import { CommandServer } from '#libs/messaging';
import { userAuthConfig } from './user-auth.config';
import { UserAuthModule } from './user-auth.module';

void startService(UserAuthModule, { ...userAuthConfig.server, transport: CommandServer });
