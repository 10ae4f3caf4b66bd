import { startService } from '#libs/common';
import { CommandServer } from '#libs/messaging';
import { paymentsConfig } from './payments.config';
import { PaymentsModule } from './payments.module';

void startService(PaymentsModule, { ...paymentsConfig.server, transport: CommandServer });
