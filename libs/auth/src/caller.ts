import { DomainError } from '#libs/common';

export type Role = 'customer' | 'staff' | 'admin';

/** Who is asking, as the access token says. */
export interface Caller {
  /** The token's subject. */
  readonly id: string;
  readonly roles: readonly Role[];
  /** What an API key is limited to; undefined for somebody who logged in. */
  readonly scopes?: readonly string[];
  /** The log-in that the token descends from, or the API key that it was traded for. */
  readonly sessionId?: string;
}

export class Unauthenticated extends DomainError {
  constructor() {
    super('UNAUTHENTICATED', 'unauthenticated', 'Log in first: send a bearer token.', {
      errors: [{ field: 'authorization', message: 'must hold a bearer token' }],
    });
  }
}

/** The caller; throws UNAUTHENTICATED where nobody is logged in. */
export function requireCaller(caller: Caller | undefined): Caller {
  if (!caller) throw new Unauthenticated();
  return caller;
}
