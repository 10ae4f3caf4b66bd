import { Injectable } from '@nestjs/common';
import { RequestClient } from '#libs/messaging';
import { GetAvailability } from '#contracts/catalog/queries/get-availability.v1';
import type { Available } from '../domain/merge-baskets';

/** What the catalog has for sale. */
@Injectable()
export class StockLookup {
  constructor(private readonly requests: RequestClient) {}

  async of(ids: readonly string[]): Promise<Available> {
    if (ids.length === 0) return new Map();
    const { data } = await this.requests.send(GetAvailability, { ids: [...ids] });
    return new Map(data.items.map(({ id, available }) => [id, available]));
  }
}
