import { startService } from '#libs/common';
import { answerBadUrl } from './http/bad-url';
import { configureHttp } from './http/configure-http';
import { orderSystemConfig } from './order-system.config';
import { OrderSystemModule } from './order-system.module';

void startService(OrderSystemModule, {
  ...orderSystemConfig.server,
  configure: configureHttp,
  answerBadUrl,
});
