import type { SecretBox } from '#libs/auth';
import { WebhookFailure } from './webhook-failure';

/** For how long the former key of an endpoint signs too. */
export const FORMER_SECRET_HOURS = 24;

/** What the box of these keys is for. */
export const WEBHOOK_SECRET = 'webhook-secret';

/** Keys of endpoints, which lie in the database unreadable. */
export class WebhookSecrets {
  constructor(private readonly box: SecretBox) {}

  seal(secret: string, endpointId: string): string {
    return this.box.seal(secret, endpointId);
  }

  /** Throws SECRET_UNREADABLE where none can be opened: with another ENCRYPTION_SECRET it was sealed. */
  open(sealed: readonly string[], endpointId: string): string[] {
    const secrets = sealed.map((one) => this.box.open(one, endpointId)).filter((one) => one !== undefined);
    if (secrets.length === 0) throw new WebhookFailure('SECRET_UNREADABLE');
    return secrets;
  }
}
