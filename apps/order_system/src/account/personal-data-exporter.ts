import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { RequestClient } from '#libs/messaging';
import type { SendOptions } from '#libs/messaging';
import type { QueryContract } from '#contracts/kernel/define-command';
import type { PageRequest } from '#contracts/kernel/page';
import { exportQueries } from './personal-data';
import type { PersonalData } from './personal-data';

/** How many entries a service answers at once: no answer grows with the years. */
const PAGE = 100;

interface Page {
  readonly nextCursor: string | null;
}

/** Collects what each service holds about somebody: all of it, or nothing where a service does not answer. */
@Injectable()
export class PersonalDataExporter {
  constructor(private readonly client: RequestClient) {}

  async collect(sender: SendOptions): Promise<PersonalData> {
    const [users, basket, orders, payments, notifications] = await Promise.all([
      this.client.send(exportQueries.users, {}, sender),
      this.pagesOf(exportQueries.basket, sender),
      this.pagesOf(exportQueries.orders, sender),
      this.pagesOf(exportQueries.payments, sender),
      this.pagesOf(exportQueries.notifications, sender),
    ]);
    return {
      exportedAt: new Date().toISOString(),
      ...users.data,
      baskets: basket.flatMap((page) => page.baskets),
      checkouts: basket.flatMap((page) => page.checkouts),
      orders: orders.flatMap((page) => page.items),
      payments: payments.flatMap((page) => page.items),
      contact: notifications[0]?.contact ?? null,
      notifications: notifications.flatMap((page) => page.items),
    };
  }

  private async pagesOf<P extends Page>(
    query: QueryContract<typeof PageRequest, z.ZodType<P>>,
    sender: SendOptions,
  ): Promise<P[]> {
    const pages: P[] = [];
    let cursor: string | undefined;
    do {
      const { data } = await this.client.send(query, { limit: PAGE, cursor }, sender);
      pages.push(data);
      cursor = data.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return pages;
  }
}
