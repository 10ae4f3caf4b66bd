import { defineProblems } from '../kernel/define-problem';

export const notificationProblems = defineProblems({
  PARAMETER_MISSING: {
    kind: 'invalid',
    title: 'A parameter is missing',
    meaning: "A `notification.requested.v1` lacks one of its template's parameters.",
    remedy: 'Publish it again with the parameter.',
  },
});
