import type { TokenHolder } from '#libs/auth';

/** Stands in for the marks in Redis. */
export class FakeRevocations {
  readonly sessions = new Set<string>();

  include({ sessionId }: TokenHolder): Promise<boolean> {
    return Promise.resolve(this.sessions.has(sessionId));
  }
}
