import { startService } from '#libs/common';
import { CommandServer } from '#libs/messaging';
import { productsBasketConfig } from './products-basket.config';
import { ProductsBasketModule } from './products-basket.module';

void startService(ProductsBasketModule, { ...productsBasketConfig.server, transport: CommandServer });
