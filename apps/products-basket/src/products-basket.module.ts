import { Module } from '@nestjs/common';
import { AuthModule } from '#libs/auth';
import { OpsModule, loggerModule } from '#libs/common';
import { MessagingModule, inboxPurges } from '#libs/messaging';
import { PurgingModule } from '#libs/purging';
import { RedisModule } from '#libs/redis';
import { BasketChanges } from './baskets/basket-changes';
import { BasketMerger } from './baskets/basket-merger';
import { BasketRepricer } from './baskets/basket-repricer';
import { BasketSettings } from './baskets/basket-settings';
import { OpenBaskets } from './baskets/open-baskets';
import { ProductLookup } from './catalog/product-lookup';
import { StockLookup } from './catalog/stock-lookup';
import { AddItemHandler } from './commands/add-item.handler';
import { ChangeItemHandler } from './commands/change-item.handler';
import { CheckOutBasketHandler } from './commands/check-out-basket.handler';
import { ClaimBasketHandler } from './commands/claim-basket.handler';
import { CreateBasketHandler } from './commands/create-basket.handler';
import { DeleteBasketHandler } from './commands/delete-basket.handler';
import { MergeBasketsHandler } from './commands/merge-baskets.handler';
import { RemoveItemHandler } from './commands/remove-item.handler';
import { BasketIndex } from './persistence/basket-index';
import { BasketStore } from './persistence/basket-store';
import { CheckoutHistory } from './persistence/checkout-history';
import { checkoutPurge } from './persistence/checkout-purge';
import { CheckoutRepository } from './persistence/checkout-repository';
import { ProductCopy } from './persistence/product-copy';
import { ProductsBasketDatabase } from './persistence/products-basket-database';
import { productsBasketConfig as config } from './products-basket.config';
import { ExportPersonalDataHandler } from './queries/export-personal-data.handler';
import { GetBasketHandler } from './queries/get-basket.handler';
import { GetCheckoutHandler } from './queries/get-checkout.handler';
import { ListBasketsHandler } from './queries/list-baskets.handler';
import { DropProductOnProductRemoved } from './reactions/drop-product.on-product-removed';
import { EraseShopperOnUserDeleted } from './reactions/erase-shopper.on-user-deleted';
import { KeepProductOnProductChanged } from './reactions/keep-product.on-product-changed';
import { KeepProductOnProductCreated } from './reactions/keep-product.on-product-created';
import { BasketViews } from './views/basket-views';

const commands = [
  CreateBasketHandler,
  AddItemHandler,
  ChangeItemHandler,
  RemoveItemHandler,
  MergeBasketsHandler,
  ClaimBasketHandler,
  DeleteBasketHandler,
  CheckOutBasketHandler,
];
const queries = [GetBasketHandler, ListBasketsHandler, GetCheckoutHandler, ExportPersonalDataHandler];
const reactions = [
  KeepProductOnProductCreated,
  KeepProductOnProductChanged,
  DropProductOnProductRemoved,
  EraseShopperOnUserDeleted,
];
const baskets = [OpenBaskets, BasketChanges, BasketMerger, BasketRepricer, BasketViews];
const persistence = [BasketStore, BasketIndex, CheckoutRepository, CheckoutHistory, ProductCopy];

@Module({
  imports: [
    loggerModule(config.server),
    OpsModule,
    AuthModule.forService(config.tokens),
    RedisModule.forService(config.redis),
    MessagingModule.forService({
      service: 'products-basket',
      broker: config.broker,
      databaseConfig: config.database,
      database: ProductsBasketDatabase,
    }),
    PurgingModule.forService({
      intervalSeconds: config.retention.intervalSeconds,
      purges: [...inboxPurges(config.retention.inboxDays), checkoutPurge(config.checkouts.retentionDays)],
    }),
  ],
  controllers: [...commands, ...queries],
  providers: [
    ...reactions,
    ...persistence,
    ...baskets,
    ProductLookup,
    StockLookup,
    { provide: BasketSettings, useValue: config.baskets },
  ],
})
export class ProductsBasketModule {}
