import { Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AccountController } from './account/account.controller';
import { AddressesController } from './account/addresses.controller';
import { AnswerInterceptor } from './api/answer.interceptor';
import { AuthController } from './auth/auth.controller';
import { BasketController } from './basket/basket.controller';
import { ProblemFilter } from './problems/problem.filter';
import { RouteTable } from './http/route-table';
import { ValidationPipe } from './http/validation.pipe';
import { KeysController } from './keys/keys.controller';
import { NotificationsController } from './notifications/notifications.controller';
import { OrderCanceller } from './orders/order-canceller';
import { OrderOutcomes } from './orders/order-outcomes';
import { OrderReader } from './orders/order-reader';
import { OrderWaiter } from './orders/order-waiter';
import { OrdersController } from './orders/orders.controller';
import { WebhooksController } from './payments/webhooks.controller';
import { CatalogController } from './products/catalog.controller';
import { ProductsController } from './products/products.controller';

const controllers = [
  AuthController,
  AccountController,
  AddressesController,
  KeysController,
  ProductsController,
  CatalogController,
  BasketController,
  OrdersController,
  WebhooksController,
  NotificationsController,
];

/** The routes; each turns one HTTP request into commands and queries. */
@Module({
  controllers,
  providers: [
    OrderCanceller,
    OrderOutcomes,
    OrderReader,
    OrderWaiter,
    RouteTable,
    { provide: APP_PIPE, useClass: ValidationPipe },
    { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
export class ApiModule {}
