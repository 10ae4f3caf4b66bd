import { DOCS } from '../docs-path';

/**
 * How much of the room a request may find taken and still come in. What is begun is finished before something new is
 * begun: a shop earns nothing from a basket that is opened and cannot be filled.
 */
export const SHARES = { browsing: 0.6, shopping: 0.8, settling: 1 } as const;

export type Urgency = keyof typeof SHARES;

/** What operators and monitors ask, and what is answered without any service. */
const FREE = ['/health', '/metrics', '/ops', '/problems', '/.well-known', DOCS];

/** What brings money, and what ends all else where it is refused. */
const SETTLING = ['POST /orders', 'POST /payments/webhooks/:provider', 'POST /auth/refresh'];

/** Where something begins that has not cost anybody anything yet. */
const BROWSING = /^(?:GET|HEAD) \/products|^POST \/(?:basket|auth\/register)$/;

/** Undefined where the route is free. */
export function urgencyOf(method: string, url: string | undefined): Urgency | undefined {
  // Who asks for what is no route is told so from memory.
  if (url === undefined || method === 'OPTIONS' || FREE.some((path) => url.startsWith(path)))
    return undefined;
  const route = `${method} ${url}`;
  if (SETTLING.includes(route)) return 'settling';
  return BROWSING.test(route) ? 'browsing' : 'shopping';
}

/** Those that hash passwords or collect from everywhere are slow by nature, and tell nothing about the load. */
const SLOW = /^\/auth\/|\/events$/;

export function tellsAboutLoad(url: string): boolean {
  return !SLOW.test(url);
}
