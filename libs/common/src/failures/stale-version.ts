import { DomainError } from './domain-error';

/** Somebody else changed it since the caller read it. */
export class StaleVersion extends DomainError {
  constructor(current: number) {
    super('STALE_VERSION', 'stale', `It has been changed: the current version is ${current}.`, {
      errors: [{ field: 'If-Match', message: 'names a version that is no longer current' }],
    });
  }
}

/**
 * Makes sure that a change is applied to what its caller has seen (RFC 9110 §13.1.1). Without expectations
 * every version will do. Throws STALE_VERSION.
 */
export function requireVersion(current: number, expected: readonly number[] | undefined): void {
  if (expected && !expected.includes(current)) throw new StaleVersion(current);
}
