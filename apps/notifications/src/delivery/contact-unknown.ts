import { RetryLater } from '#libs/messaging';

/** The user's registration may be on its way still. */
export class ContactUnknown extends RetryLater {
  constructor() {
    super('CONTACT_UNKNOWN', 'The contact of the recipient is not known yet.');
  }
}
