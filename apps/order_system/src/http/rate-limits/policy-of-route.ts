import { DOCS } from '../docs-path';
import type { PolicyName } from './rate-limit-env';

/** What operators and monitors ask, and the documentation. */
const FREE = ['/health', '/metrics', DOCS];

/** Where passwords, one-time tokens and codes could be guessed. */
const CREDENTIALS = /^\/auth\/(?:register|login|refresh|password\/|email\/|totp)/;

/** Which limit a route counts against, by its pattern; none where it is free. What is no route counts as well. */
export function policyOfRoute(url: string | undefined): PolicyName | undefined {
  if (url === undefined) return 'default';
  if (FREE.some((path) => url.startsWith(path))) return undefined;
  return CREDENTIALS.test(url) ? 'auth' : 'default';
}
