import type { Send } from './send.ts';
import type { Session } from './session.ts';

/** Sends each request in the name of who is logged in; renews the tokens where the API says that they are stale. */
export function withSession(session: Session, send: Send): Send {
  return async (request) => {
    if (request.headers.has('authorization')) return send(request);
    const spare = request.clone();
    const accessToken = await session.accessToken();
    if (accessToken === undefined) return send(request);
    const response = await send(inTheNameOf(request, accessToken));
    if (response.status !== 401) return response;
    const stale = await session.tokens();
    const renewed = stale && (stale.accessToken === accessToken ? await session.renew(stale) : stale);
    if (!renewed || renewed.accessToken === accessToken) return response;
    await response.body?.cancel();
    return send(inTheNameOf(spare, renewed.accessToken));
  };
}

function inTheNameOf(request: Request, accessToken: string): Request {
  request.headers.set('authorization', `Bearer ${accessToken}`);
  return request;
}
