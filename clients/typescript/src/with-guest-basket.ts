import type { Send } from './send.ts';

const HEADER = 'basket-token';

/**
 * Remembers the token of a guest's basket and sends it along, until somebody has logged in: the API then merges
 * the basket into the customer's own.
 */
export function withGuestBasket(send: Send): Send {
  let token: string | undefined;
  return async (request) => {
    const { pathname } = new URL(request.url);
    const logsIn = pathname.endsWith('/auth/login');
    const about = logsIn || /\/basket(\/|$)/.test(pathname);
    if (token && about && !request.headers.has(HEADER)) request.headers.set(HEADER, token);
    const response = await send(request);
    token = logsIn && response.ok ? undefined : (response.headers.get(HEADER) ?? token);
    return response;
  };
}
