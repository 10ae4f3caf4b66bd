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
});
