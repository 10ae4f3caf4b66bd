import { DomainError } from '#libs/common';
import { MAX_WEBHOOKS } from '#contracts/notifications/webhook';

export class WebhookNotFound extends DomainError {
  constructor() {
    super('WEBHOOK_NOT_FOUND', 'not-found', 'There is no such webhook endpoint.', {
      errors: [{ field: 'webhookId', message: 'is not the id of an endpoint' }],
    });
  }
}

export class WebhookDeliveryNotFound extends DomainError {
  constructor() {
    super('WEBHOOK_DELIVERY_NOT_FOUND', 'not-found', 'The endpoint has no such delivery.', {
      errors: [{ field: 'deliveryId', message: 'is not the id of a delivery to this endpoint' }],
    });
  }
}

export class WebhookUrlRefused extends DomainError {
  constructor(fault: string) {
    super('WEBHOOK_URL_REFUSED', 'unprocessable', `Nothing is sent to this URL: it ${fault}.`, {
      errors: [{ field: 'url', message: fault }],
    });
  }
}

export class TooManyWebhooks extends DomainError {
  constructor() {
    super('TOO_MANY_WEBHOOKS', 'unprocessable', `There are at most ${MAX_WEBHOOKS} webhook endpoints.`);
  }
}

export class WebhookDisabled extends DomainError {
  constructor() {
    super('WEBHOOK_DISABLED', 'conflict', 'The webhook endpoint is disabled: nothing is sent there.');
  }
}
