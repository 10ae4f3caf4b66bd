import { DomainError } from '#libs/common';
import type { PriceChange } from '#contracts/basket/price-change';
import { MAX_LINES, MAX_QUANTITY } from '#contracts/kernel/lines';

/** Unknown, expired or somebody else's: the answer does not tell which. */
export class BasketNotFound extends DomainError {
  constructor(field = 'basketId') {
    super('BASKET_NOT_FOUND', 'not-found', 'There is no such basket.', {
      errors: [{ field, message: 'is not a basket of yours' }],
    });
  }
}

export class BasketCheckedOut extends DomainError {
  constructor() {
    super('BASKET_CHECKED_OUT', 'conflict', 'The basket has become an order; start a new one.', {
      errors: [{ field: 'basketId', message: 'is checked out' }],
    });
  }
}

export class BasketEmpty extends DomainError {
  constructor() {
    super('BASKET_EMPTY', 'unprocessable', 'The basket is empty; put something in first.', {
      errors: [{ field: 'basketId', message: 'is an empty basket' }],
    });
  }
}

/** The catalog's prices are not those that the shopper was shown. */
export class BasketChanged extends DomainError {
  constructor(changes: readonly PriceChange[]) {
    super('BASKET_CHANGED', 'conflict', 'Prices have changed; the basket now has the new ones.', {
      errors: changes.map(({ productId }) => ({
        field: 'basketId',
        message: `holds ${productId}, whose price has changed`,
      })),
      details: { changes },
    });
  }
}

/** `field`: what of the request brings in too much. */
export class BasketFull extends DomainError {
  constructor(field: string) {
    super('BASKET_FULL', 'unprocessable', `A basket holds at most ${MAX_LINES} different products.`, {
      errors: [{ field, message: `makes more than ${MAX_LINES} different products` }],
    });
  }
}

/** Others keep changing the basket: no attempt got through. */
export class BasketBusy extends DomainError {
  constructor() {
    super('BASKET_BUSY', 'unavailable', 'The basket is being changed by others; try again.', {
      retryAfter: 1,
      errors: [{ field: 'basketId', message: 'is being changed by others' }],
    });
  }
}

export class ItemNotFound extends DomainError {
  constructor(productId: string) {
    super('ITEM_NOT_FOUND', 'not-found', `${productId} is not in the basket.`, {
      errors: [{ field: 'productId', message: 'is not in the basket' }],
    });
  }
}

export class QuantityTooLarge extends DomainError {
  constructor(productId: string) {
    super(
      'QUANTITY_TOO_LARGE',
      'unprocessable',
      `A basket holds at most ${MAX_QUANTITY} pieces of ${productId}.`,
      { errors: [{ field: 'quantity', message: `makes more than ${MAX_QUANTITY} pieces` }] },
    );
  }
}

/** `field`: what of the request brings the other currency in. */
export class CurrencyMismatch extends DomainError {
  constructor(basket: string, other: string, field: string) {
    super('CURRENCY_MISMATCH', 'unprocessable', `The basket is in ${basket}; it cannot hold ${other}.`, {
      errors: [{ field, message: `brings prices in ${other} into a basket in ${basket}` }],
    });
  }
}

export class SameBasket extends DomainError {
  constructor() {
    super('SAME_BASKET', 'invalid', 'A basket cannot be merged into itself.', {
      errors: [{ field: 'fromBasketId', message: 'must be another basket' }],
    });
  }
}
