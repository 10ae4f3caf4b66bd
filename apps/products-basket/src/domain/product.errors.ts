import { DomainError } from '#libs/common';

export class ProductNotFound extends DomainError {
  constructor(productId: string) {
    super('PRODUCT_NOT_FOUND', 'not-found', `There is no product ${productId}.`, {
      errors: [{ field: 'productId', message: 'is not for sale' }],
    });
  }
}

/** The basket holds what has been removed from the catalog since. */
export class ProductsGone extends DomainError {
  constructor(productIds: readonly string[]) {
    super('PRODUCT_NOT_FOUND', 'not-found', `No longer for sale: ${productIds.join(', ')}.`, {
      errors: productIds.map((id) => ({
        field: 'basketId',
        message: `holds ${id}, which is no longer for sale`,
      })),
    });
  }
}
