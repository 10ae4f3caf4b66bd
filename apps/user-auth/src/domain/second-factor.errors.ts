import { DomainError } from '#libs/common';

export class TotpAlreadyEnabled extends DomainError {
  constructor() {
    super('TOTP_ALREADY_ENABLED', 'conflict', 'The second factor is on; turn it off first.');
  }
}

export class TotpNotSetUp extends DomainError {
  constructor() {
    super('TOTP_NOT_SET_UP', 'conflict', 'There is no second factor; set one up first.');
  }
}
