import { defineProblems } from './define-problem';

/** Refusals of those who work on dead letters. */
export const deadLetterProblems = defineProblems({
  DEAD_LETTER_NOT_FOUND: {
    kind: 'not-found',
    title: 'No such dead letter',
    meaning: 'No queue of dead letters holds it: it was redriven or discarded, or never was.',
    remedy: 'List the dead letters again.',
  },
  DEAD_LETTERS_IN_USE: {
    kind: 'conflict',
    title: 'Somebody else works on these dead letters',
    meaning:
      'Only one at a time looks at a queue of dead letters, since looking takes them out for a moment.',
    remedy: 'Try again after `Retry-After` seconds.',
  },
  DEAD_LETTER_UNDELIVERABLE: {
    kind: 'conflict',
    title: 'The dead letter cannot go back',
    meaning:
      'The queue that it came from does not exist, is not known, or does not take it. It stays where it is.',
    remedy: 'Start the service that owns the queue, or discard the letter.',
  },
  NO_DEAD_LETTERS_CHOSEN: {
    kind: 'invalid',
    title: 'It is not said which dead letters are meant',
    meaning: 'The filter is empty, and `all` is not true.',
    remedy: 'Give a filter, or `all: true` where everything is meant.',
  },
});
