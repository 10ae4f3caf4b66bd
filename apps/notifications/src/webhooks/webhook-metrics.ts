import { counter } from '#libs/common';

/** `delivered`, `failed` (another attempt follows) or `given_up`. */
export const webhookAttempts = counter({
  name: 'webhook_attempts_total',
  help: 'Attempts to post an event to an endpoint, by how they ended',
  labelNames: ['outcome'],
});

export const webhooksDisabled = counter({
  name: 'webhooks_disabled_total',
  help: 'Endpoints that the system has disabled',
  labelNames: ['reason'],
});
