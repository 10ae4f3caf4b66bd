import { DomainError } from '#libs/common';

export class ProductNotFound extends DomainError {
  constructor(id: string) {
    super('PRODUCT_NOT_FOUND', 'not-found', `There is no product ${id}.`, {
      errors: [{ field: 'id', message: 'is not for sale' }],
    });
  }
}

export class ProductIdTaken extends DomainError {
  constructor(id: string) {
    super('PRODUCT_ID_TAKEN', 'conflict', `The id ${id} belongs to another product, on sale or removed.`, {
      errors: [{ field: 'id', message: 'is taken' }],
    });
  }
}

export class StockBelowReserved extends DomainError {
  constructor(id: string, reserved: number) {
    super('STOCK_BELOW_RESERVED', 'conflict', `${reserved} pieces of ${id} are reserved for open orders.`, {
      errors: [{ field: 'stock', message: `must be at least ${reserved}` }],
    });
  }
}
