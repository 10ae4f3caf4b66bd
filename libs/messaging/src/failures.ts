/** The message can never succeed: it is dead-lettered on this attempt, with this reason. */
export class Reject extends Error {
  constructor(
    /** Stable and upper-case, e.g. `MALFORMED_JSON`; operators search dead letters by it. */
    readonly code: string,
    message: string,
    /** Validation errors, one a line, where there are any. */
    readonly details: readonly string[] = [],
  ) {
    super(message);
    this.name = 'Reject';
  }
}

/** The message may succeed later: it comes back after the next delay. */
export class RetryLater extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'RetryLater';
  }
}

/** The broker did not take what became of a message: it goes back to its queue, neither done nor failed. */
export class NotRecorded extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'NotRecorded';
  }
}

/** The process is stopping while a message was held: it goes back to its queue, neither done nor failed. */
export class Interrupted extends Error {
  constructor() {
    super('the service is stopping');
    this.name = 'Interrupted';
  }
}
