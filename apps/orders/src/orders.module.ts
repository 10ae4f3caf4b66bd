import { Module } from '@nestjs/common';
import { AuthModule } from '#libs/auth';
import { OpsModule, loggerModule } from '#libs/common';
import { MessagingModule, inboxPurges } from '#libs/messaging';
import { PurgingModule } from '#libs/purging';
import { CancelOrderHandler } from './commands/cancel-order.handler';
import { ChangeOrderHandler } from './commands/change-order.handler';
import { DeliverOrderHandler } from './commands/deliver-order.handler';
import { RefundOrderHandler } from './commands/refund-order.handler';
import { ShipOrderHandler } from './commands/ship-order.handler';
import { CustomerErasure } from './customer-erasure';
import { DeadlineScanner } from './deadlines/deadline-scanner';
import { ExpireOrders } from './deadlines/expire-orders';
import { OrderClock } from './order-clock';
import { OrderProcess } from './order-process';
import { ordersConfig } from './orders.config';
import { DeletedUserRepository } from './persistence/deleted-user.repository';
import { OrderQueries } from './persistence/order-queries';
import { OrderRepository } from './persistence/order.repository';
import { OrdersDatabase } from './persistence/orders-database';
import { ExportPersonalDataHandler } from './queries/export-personal-data.handler';
import { FollowOrderHandler } from './queries/follow-order.handler';
import { GetOrderHandler } from './queries/get-order.handler';
import { GetTimelineHandler } from './queries/get-timeline.handler';
import { ListOrdersHandler } from './queries/list-orders.handler';
import { CancelOrderOnPaymentDeclined } from './reactions/cancel-order.on-payment-declined';
import { CancelOrderOnStockRejected } from './reactions/cancel-order.on-stock-rejected';
import { ConfirmOrderOnPaymentCaptured } from './reactions/confirm-order.on-payment-captured';
import { EraseCustomerOnUserDeleted } from './reactions/erase-customer.on-user-deleted';
import { OpenOrderOnBasketCheckedOut } from './reactions/open-order.on-basket-checked-out';
import { RecordRefundOnPaymentRefunded } from './reactions/record-refund.on-payment-refunded';
import { RequestPaymentOnStockReserved } from './reactions/request-payment.on-stock-reserved';

const commands = [
  ChangeOrderHandler,
  CancelOrderHandler,
  ShipOrderHandler,
  DeliverOrderHandler,
  RefundOrderHandler,
];
const queries = [
  GetOrderHandler,
  ListOrdersHandler,
  GetTimelineHandler,
  FollowOrderHandler,
  ExportPersonalDataHandler,
];
// In the order in which an order meets them.
const reactions = [
  OpenOrderOnBasketCheckedOut,
  RequestPaymentOnStockReserved,
  CancelOrderOnStockRejected,
  ConfirmOrderOnPaymentCaptured,
  CancelOrderOnPaymentDeclined,
  RecordRefundOnPaymentRefunded,
  EraseCustomerOnUserDeleted,
];
const deadlines = [ExpireOrders, DeadlineScanner];
const persistence = [OrderRepository, OrderQueries, DeletedUserRepository];
const clock = {
  provide: OrderClock,
  useFactory: () => new OrderClock(ordersConfig.process.deadlineSeconds),
};

@Module({
  imports: [
    loggerModule(ordersConfig.server),
    OpsModule,
    AuthModule.forService(ordersConfig.tokens),
    MessagingModule.forService({
      service: 'orders',
      broker: ordersConfig.broker,
      databaseConfig: ordersConfig.database,
      database: OrdersDatabase,
    }),
    PurgingModule.forService({
      intervalSeconds: ordersConfig.retention.intervalSeconds,
      purges: inboxPurges(ordersConfig.retention.inboxDays),
    }),
  ],
  controllers: [...commands, ...queries],
  providers: [...reactions, ...deadlines, ...persistence, OrderProcess, CustomerErasure, clock],
})
export class OrdersModule {}
