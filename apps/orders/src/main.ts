import { startService } from '#libs/common';
import { CommandServer } from '#libs/messaging';
import { OrdersModule } from './orders.module';
import { ordersConfig } from './orders.config';

void startService(OrdersModule, { ...ordersConfig.server, transport: CommandServer });
