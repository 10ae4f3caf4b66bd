import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { GetAvailability } from '#contracts/catalog/queries/get-availability.v1';
import { QueryHandler } from '#libs/messaging';
import { ProductRepository } from '../persistence/product.repository';

@QueryHandler(GetAvailability)
export class GetAvailabilityHandler {
  constructor(private readonly products: ProductRepository) {}

  async handle({ ids }: InputOf<typeof GetAvailability>): Promise<OutputOf<typeof GetAvailability>> {
    const products = await this.products.getAll(ids);
    return { items: products.map(({ id, available }) => ({ id, available })) };
  }
}
