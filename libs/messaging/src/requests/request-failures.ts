import { DomainError } from '#libs/common';

export class UnknownRequest extends DomainError {
  constructor(name: string) {
    super('UNKNOWN_REQUEST', 'invalid', `This service knows no request ${name}.`);
  }
}

export class MayHaveRun extends DomainError {
  constructor() {
    super('SERVICE_UNAVAILABLE', 'unavailable', 'The service stopped while it worked on this request.', {
      retryAfter: 1,
    });
  }
}
