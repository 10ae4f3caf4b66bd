const TICK_MS = 250;

export interface Patience {
  /** How long the broker may take to confirm, without the time in which it takes no messages at all. */
  readonly ms: number;
  readonly blocked: () => boolean;
  /** Whether there is no time left to wait for a blocked broker. */
  readonly hurried: () => boolean;
}

/**
 * Waits for confirms; rejects when they take too long. What a blocked broker has not read yet is not lost: sent again
 * behind it, it would pile up, and come twice once the broker reads on.
 */
export async function confirmed(confirms: Promise<unknown>, patience: Patience): Promise<void> {
  const { promise: expired, reject } = Promise.withResolvers<never>();
  let waited = 0;
  const timer = setInterval(() => {
    const blocked = patience.blocked();
    if (blocked && patience.hurried()) reject(new Error('the broker takes no messages'));
    if (!blocked) waited += TICK_MS;
    if (waited >= patience.ms) reject(new Error(`no confirm within ${patience.ms} ms`));
  }, TICK_MS);
  try {
    await Promise.race([confirms, expired]);
  } finally {
    clearInterval(timer);
  }
}
