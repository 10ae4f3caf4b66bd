import type { WebhookRules } from './webhook-rules';

/** How webhooks are sent, as the service is configured. Abstract, so that it is its own injection token. */
export abstract class WebhookSettings {
  abstract readonly rules: WebhookRules;
  /** Before the second attempt, the third, and so on; after the last of them it is given up. */
  abstract readonly retryDelaysMs: readonly number[];
}
