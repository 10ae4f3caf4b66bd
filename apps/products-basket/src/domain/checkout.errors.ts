import { DomainError } from '#libs/common';

export class OrderNotFound extends DomainError {
  constructor() {
    super('ORDER_NOT_FOUND', 'not-found', 'There is no such order.', {
      errors: [{ field: 'orderId', message: 'is not an order of yours' }],
    });
  }
}
