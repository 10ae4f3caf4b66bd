import { startService } from '#libs/common';
import { CommandServer } from '#libs/messaging';
import { catalogConfig } from './catalog.config';
import { CatalogModule } from './catalog.module';

void startService(CatalogModule, { ...catalogConfig.server, transport: CommandServer });
