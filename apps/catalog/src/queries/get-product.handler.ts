import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { GetProduct } from '#contracts/catalog/queries/get-product.v1';
import { QueryHandler } from '#libs/messaging';
import { ProductRepository } from '../persistence/product.repository';

@QueryHandler(GetProduct)
export class GetProductHandler {
  constructor(private readonly products: ProductRepository) {}

  handle({ id }: InputOf<typeof GetProduct>): Promise<OutputOf<typeof GetProduct>> {
    return this.products.get(id);
  }
}
