import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { gauge } from '#libs/common';
import { WebhookQueueState } from '../persistence/webhook-queue-state';

/** How far behind webhooks are, read from the database at each scrape, so that every instance tells the truth. */
@Injectable()
export class WebhookGauges implements OnApplicationBootstrap {
  constructor(private readonly state: WebhookQueueState) {}

  onApplicationBootstrap(): void {
    const { state } = this;
    gauge({
      name: 'webhook_deliveries_pending',
      help: 'Events that wait to be posted to an endpoint that is enabled',
      async collect() {
        this.set((await state.read()).pending);
      },
    });
    gauge({
      name: 'webhook_oldest_pending_age_seconds',
      help: 'How long the oldest of them has waited',
      async collect() {
        this.set((await state.read()).oldestAgeSeconds);
      },
    });
  }
}
