import { createHash } from 'node:crypto';

/** A command that its sender may repeat: whoever executes it keeps the first answer beside its effect. */
export class IdempotentRequest {
  /** Tells a repeated request from another one under the same key. */
  readonly hash: string;
  #replayed = false;

  constructor(
    /** The command's name. */
    readonly consumer: string,
    /** The sender's key, made unique among callers. */
    readonly key: string,
    input: unknown,
    /** Fields that say nothing about what is asked. */
    notCompared: readonly string[] = [],
  ) {
    const compared = JSON.stringify(input, (name, value: unknown) =>
      notCompared.includes(name) ? undefined : value,
    );
    this.hash = createHash('sha256').update(compared).digest('hex');
  }

  /** The first answer again, which the sender is told. */
  replay<T>(answer: T): T {
    this.#replayed = true;
    return answer;
  }

  get replayed(): boolean {
    return this.#replayed;
  }
}

/** How long a first answer is kept. */
export const IDEMPOTENCY_SECONDS = 24 * 60 * 60;
