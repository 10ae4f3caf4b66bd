import { Module } from '@nestjs/common';
import { OpsModule, loggerModule } from '#libs/common';
import { MessagingModule } from '#libs/messaging';
import { RedisModule } from '#libs/redis';
import { AccessModule } from './access/access.module';
import { ApiModule } from './api.module';
import { orderSystemConfig } from './order-system.config';
import { ORDER_EVENTS } from './orders/order-event-types';

@Module({
  imports: [
    loggerModule(orderSystemConfig.server),
    OpsModule,
    // What is kept there makes answers better or cheaper; none depends on it.
    RedisModule.forService(orderSystemConfig.redis, { required: false }),
    MessagingModule.forGateway({
      service: orderSystemConfig.server.name,
      broker: orderSystemConfig.broker,
      events: ORDER_EVENTS,
    }),
    AccessModule.forGateway(orderSystemConfig.tokens),
    ApiModule.forGateway(orderSystemConfig),
  ],
})
export class OrderSystemModule {}
