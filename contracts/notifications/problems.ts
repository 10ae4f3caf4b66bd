import { defineProblems } from '../kernel/define-problem';

export const notificationProblems = defineProblems({
  PARAMETER_MISSING: {
    kind: 'invalid',
    title: 'A parameter is missing',
    meaning: "A `notification.requested.v1` lacks one of its template's parameters.",
    remedy: 'Publish it again with the parameter.',
  },
  TOKEN_UNREADABLE: {
    kind: 'invalid',
    title: 'A token cannot be opened',
    meaning:
      "A `notification.requested.v1` holds a token that was not sealed for it with this system's secret.",
    remedy: 'Give all services the same `ENCRYPTION_SECRET`, former ones in `ENCRYPTION_ACCEPTED_SECRETS`.',
  },
  WEBHOOK_NOT_FOUND: {
    kind: 'not-found',
    title: 'No such webhook endpoint',
    meaning: 'No endpoint has this id; it may have been deleted.',
    remedy: 'List them with `GET /webhooks`.',
  },
  WEBHOOK_DELIVERY_NOT_FOUND: {
    kind: 'not-found',
    title: 'No such delivery',
    meaning: 'The endpoint has no delivery with this id; it may have been purged by age.',
    remedy: 'List them with `GET /webhooks/{webhookId}/deliveries`.',
  },
  WEBHOOK_URL_REFUSED: {
    kind: 'unprocessable',
    title: 'Nothing is sent to this URL',
    meaning:
      'Webhooks go over https to the public internet alone: the scheme, the port, a user name in the URL or the address of its host is not allowed.',
    remedy: 'Give a public https URL on a permitted port; the `message` of the error says what is wrong.',
  },
  TOO_MANY_WEBHOOKS: {
    kind: 'unprocessable',
    title: 'Too many webhook endpoints',
    meaning: 'There are as many endpoints as there can be.',
    remedy: 'Delete one that is not used any more.',
  },
  WEBHOOK_DISABLED: {
    kind: 'conflict',
    title: 'The webhook endpoint is disabled',
    meaning: 'Nothing is sent to an endpoint that is disabled.',
    remedy: 'Enable it with `PATCH /webhooks/{webhookId}` and `{"enabled":true}`.',
  },
});
