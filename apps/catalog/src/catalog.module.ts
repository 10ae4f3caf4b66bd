import { Module } from '@nestjs/common';
import { AuthModule } from '#libs/auth';
import { OpsModule, loggerModule } from '#libs/common';
import { MessagingModule, inboxPurges } from '#libs/messaging';
import { PurgingModule } from '#libs/purging';
import { catalogConfig } from './catalog.config';
import { ChangeProductHandler } from './commands/change-product.handler';
import { CreateProductHandler } from './commands/create-product.handler';
import { RemoveProductHandler } from './commands/remove-product.handler';
import { SetStockHandler } from './commands/set-stock.handler';
import { CatalogDatabase } from './persistence/catalog-database';
import { ProductList } from './persistence/product-list';
import { ProductRepository } from './persistence/product.repository';
import { ReservationRepository } from './persistence/reservation.repository';
import { GetAvailabilityHandler } from './queries/get-availability.handler';
import { GetProductHandler } from './queries/get-product.handler';
import { ListProductsHandler } from './queries/list-products.handler';
import { CommitStockOnOrderConfirmed } from './reactions/commit-stock.on-order-confirmed';
import { ReleaseStockOnOrderCancelled } from './reactions/release-stock.on-order-cancelled';
import { ReserveStockOnOrderPlaced } from './reactions/reserve-stock.on-order-placed';

const commands = [CreateProductHandler, ChangeProductHandler, RemoveProductHandler, SetStockHandler];
const queries = [ListProductsHandler, GetProductHandler, GetAvailabilityHandler];
const reactions = [ReserveStockOnOrderPlaced, CommitStockOnOrderConfirmed, ReleaseStockOnOrderCancelled];

@Module({
  imports: [
    loggerModule(catalogConfig.server),
    OpsModule,
    AuthModule.forService(catalogConfig.tokens),
    MessagingModule.forService({
      service: 'catalog',
      broker: catalogConfig.broker,
      databaseConfig: catalogConfig.database,
      database: CatalogDatabase,
    }),
    PurgingModule.forService({
      intervalSeconds: catalogConfig.retention.intervalSeconds,
      purges: inboxPurges(catalogConfig.retention.inboxDays),
    }),
  ],
  controllers: [...commands, ...queries],
  providers: [...reactions, ProductRepository, ProductList, ReservationRepository],
})
export class CatalogModule {}
