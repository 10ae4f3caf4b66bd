import { startService } from '#libs/common';
import { configureHttp } from './http/configure-http';
import { serverOptions } from './http/server-options';
import { documentOf } from './openapi/document';
import { orderSystemConfig } from './order-system.config';
import { OrderSystemModule } from './order-system.module';

void startService(OrderSystemModule, {
  ...orderSystemConfig.server,
  configure: (app) => configureHttp(app, orderSystemConfig),
  http: serverOptions(orderSystemConfig.http),
  document: documentOf,
});
