import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ExpireOrders } from './expire-orders';

const INTERVAL_MS = 1_000;

/** Looks for overdue orders every second; on shutdown the look that runs is finished first. */
@Injectable()
export class DeadlineScanner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(DeadlineScanner.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly expireOrders: ExpireOrders) {}

  onApplicationBootstrap(): void {
    this.schedule();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private schedule(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.scan().finally(() => this.schedule());
    }, INTERVAL_MS);
  }

  private async scan(): Promise<void> {
    try {
      const count = await this.expireOrders.run();
      if (count > 0) this.logger.log(`${count} orders were past their deadline`);
    } catch (error) {
      // The next look is a second away and finds the same orders.
      this.logger.warn({ err: error }, 'Overdue orders could not be cancelled');
    }
  }
}
