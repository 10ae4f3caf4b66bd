import { DomainError } from '#libs/common';

export class BrokerAway extends DomainError {
  constructor() {
    super('SERVICE_UNAVAILABLE', 'unavailable', 'The broker does not answer; try again shortly.', {
      retryAfter: 2,
    });
  }
}

/** It is short of memory or disk, and reads nothing from those who publish until that is over. */
export class BrokerBlocked extends DomainError {
  constructor() {
    super('SERVICE_UNAVAILABLE', 'unavailable', 'The broker takes no messages just now; try again shortly.', {
      retryAfter: 5,
    });
  }
}
