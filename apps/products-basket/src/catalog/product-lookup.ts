import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/common';
import { RequestClient } from '#libs/messaging';
import { GetProduct } from '#contracts/catalog/queries/get-product.v1';
import { ProductNotFound } from '../domain/product.errors';
import { ProductCopy } from '../persistence/product-copy';
import type { KnownProduct } from '../persistence/product-copy';

/** Names and prices for baskets: from the copy, or from the catalog where the copy does not know the product yet. */
@Injectable()
export class ProductLookup {
  constructor(
    private readonly copy: ProductCopy,
    private readonly requests: RequestClient,
  ) {}

  /** Throws PRODUCT_NOT_FOUND. */
  async get(id: string): Promise<KnownProduct> {
    const known = (await this.copy.find(id)) ?? (await this.ask(id));
    if (known === 'removed') throw new ProductNotFound(id);
    return known;
  }

  private async ask(id: string): Promise<KnownProduct> {
    try {
      const { data } = await this.requests.send(GetProduct, { id });
      await this.copy.keep(data, data.version);
      return data;
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not-found') throw new ProductNotFound(id);
      throw error;
    }
  }
}
