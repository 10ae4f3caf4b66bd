import { DomainError } from '#libs/common';
import type { RestingPlace } from '#contracts/kernel/dead-letters';

const RETRY_AFTER_SECONDS = 2;

export class DeadLetterNotFound extends DomainError {
  constructor(id: string) {
    super('DEAD_LETTER_NOT_FOUND', 'not-found', `There is no dead letter ${id}.`);
  }
}

export class DeadLettersInUse extends DomainError {
  constructor(place: RestingPlace) {
    super('DEAD_LETTERS_IN_USE', 'conflict', `Somebody else works on the dead letters of ${place}.`, {
      retryAfter: RETRY_AFTER_SECONDS,
    });
  }
}

export class DeadLetterUndeliverable extends DomainError {
  constructor(why: string) {
    super('DEAD_LETTER_UNDELIVERABLE', 'conflict', `The message stays where it is: ${why}.`);
  }
}

export class NoDeadLettersChosen extends DomainError {
  constructor() {
    super('NO_DEAD_LETTERS_CHOSEN', 'invalid', 'Say which dead letters are meant, or that all are.', {
      errors: [{ field: 'all', message: 'must be true where the filter is empty' }],
    });
  }
}
