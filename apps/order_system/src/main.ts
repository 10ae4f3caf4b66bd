import { startService } from '#libs/common';
import { configureHttp } from './http/configure-http';
import { serverOptions } from './http/server-options';
import { orderSystemConfig } from './order-system.config';
import { OrderSystemModule } from './order-system.module';

void startService(OrderSystemModule, {
  ...orderSystemConfig.server,
  configure: configureHttp,
  http: serverOptions(orderSystemConfig.http),
});
