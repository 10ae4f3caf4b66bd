import { Module } from '@nestjs/common';
import { OpsModule, loggerModule } from '#libs/common';
import { MessagingModule } from '#libs/messaging';
import { RedisModule } from '#libs/redis';
import { OrderCancelled } from '#contracts/orders/events/order-cancelled.v1';
import { OrderConfirmed } from '#contracts/orders/events/order-confirmed.v1';
import { AccessModule } from './access/access.module';
import { ApiModule } from './api.module';
import { orderSystemConfig } from './order-system.config';

@Module({
  imports: [
    loggerModule(orderSystemConfig.server),
    OpsModule,
    // What is kept there makes answers better or cheaper; none depends on it.
    RedisModule.forService(orderSystemConfig.redis, { required: false }),
    MessagingModule.forGateway({
      service: orderSystemConfig.server.name,
      broker: orderSystemConfig.broker,
      events: [OrderConfirmed, OrderCancelled],
    }),
    AccessModule.forGateway(orderSystemConfig.tokens),
    ApiModule,
  ],
})
export class OrderSystemModule {}
