import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { EventFeed } from '#libs/messaging';
import { AccountController } from './account/account.controller';
import { AddressesController } from './account/addresses.controller';
import { PersonalDataExporter } from './account/personal-data-exporter';
import { PersonalDataController } from './account/personal-data.controller';
import { AnswerInterceptor } from './api/answer.interceptor';
import { ApiKeysController } from './api-keys/api-keys.controller';
import { AuthController } from './auth/auth.controller';
import { EmailController } from './auth/email.controller';
import { PasswordController } from './auth/password.controller';
import { TotpController } from './auth/totp.controller';
import { BasketItemsController } from './basket/basket-items.controller';
import { BasketMergingController } from './basket/basket-merging.controller';
import { BasketController } from './basket/basket.controller';
import { GuestBasketMerger } from './basket/guest-basket-merger';
import { Admission } from './http/overload/admission';
import type { OverloadConfig } from './http/overload/overload-env';
import { ProblemFilter } from './problems/problem.filter';
import { ProblemsController } from './problems/problems.controller';
import { RouteTable } from './http/route-table';
import { ValidationPipe } from './http/validation.pipe';
import { KeysController } from './keys/keys.controller';
import { NotificationsController } from './notifications/notifications.controller';
import { DeadLettersController } from './ops/dead-letters.controller';
import { EventStreamSettings } from './orders/event-stream-settings';
import { FulfilmentController } from './orders/fulfilment.controller';
import { OpenStreams } from './orders/open-streams';
import { OrderBacklog } from './orders/order-backlog';
import { OrderChangesController } from './orders/order-changes.controller';
import { OrderCommands } from './orders/order-commands';
import { OrderEvents } from './orders/order-events';
import { OrderNews } from './orders/order-news';
import { OrderOutcomes } from './orders/order-outcomes';
import { OrderReader } from './orders/order-reader';
import { OrderStreamController } from './orders/order-stream.controller';
import { OrderWaiter } from './orders/order-waiter';
import { OrdersController } from './orders/orders.controller';
import { TimelineReader } from './orders/timeline-reader';
import { OrderPaymentsController } from './payments/order-payments.controller';
import { WebhooksController } from './payments/webhooks.controller';
import { CatalogController } from './products/catalog.controller';
import { ProductsController } from './products/products.controller';
import { UsersController } from './users/users.controller';
import { WebhookDeliveriesController } from './webhooks/webhook-deliveries.controller';
import { WebhookEndpointsController } from './webhooks/webhook-endpoints.controller';

const controllers = [
  AuthController,
  PasswordController,
  EmailController,
  TotpController,
  AccountController,
  AddressesController,
  PersonalDataController,
  KeysController,
  ApiKeysController,
  UsersController,
  ProductsController,
  CatalogController,
  BasketController,
  BasketItemsController,
  BasketMergingController,
  OrdersController,
  OrderChangesController,
  OrderStreamController,
  FulfilmentController,
  OrderPaymentsController,
  WebhooksController,
  NotificationsController,
  WebhookEndpointsController,
  WebhookDeliveriesController,
  ProblemsController,
  DeadLettersController,
];

interface Settings {
  readonly streams: EventStreamSettings;
  readonly overload: OverloadConfig | undefined;
}

/** The routes; each turns one HTTP request into commands and queries. */
@Module({
  controllers,
  providers: [
    GuestBasketMerger,
    OpenStreams,
    OrderCommands,
    OrderEvents,
    OrderNews,
    OrderOutcomes,
    PersonalDataExporter,
    OrderReader,
    OrderWaiter,
    TimelineReader,
    RouteTable,
    { provide: APP_PIPE, useClass: ValidationPipe },
    { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
export class ApiModule {
  static forGateway({ streams, overload }: Settings): DynamicModule {
    return {
      module: ApiModule,
      providers: [
        { provide: EventStreamSettings, useValue: streams },
        { provide: Admission, useFactory: () => new Admission(overload) },
        {
          provide: OrderBacklog,
          inject: [EventFeed],
          useFactory: (feed: EventFeed) => new OrderBacklog(feed, overload?.backlogSeconds),
        },
      ],
    };
  }
}
