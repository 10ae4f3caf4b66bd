import { DomainError } from '#libs/common';
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

export class BasketFull extends DomainError {
  constructor() {
    super('BASKET_FULL', 'unprocessable', `A basket holds at most ${MAX_LINES} different products.`);
  }
}

/** Others keep changing the basket: no attempt got through. */
export class BasketBusy extends DomainError {
  constructor() {
    super('BASKET_BUSY', 'unavailable', 'The basket is being changed by others; try again.', {
      retryAfter: 1,
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

export class CurrencyMismatch extends DomainError {
  constructor(basket: string, other: string) {
    super('CURRENCY_MISMATCH', 'unprocessable', `The basket is in ${basket}; it cannot hold ${other}.`);
  }
}

export class SameBasket extends DomainError {
  constructor() {
    super('SAME_BASKET', 'invalid', 'A basket cannot be merged into itself.', {
      errors: [{ field: 'fromBasketId', message: 'must be another basket' }],
    });
  }
}
