import { Session } from './session.ts';
import { json, scripted } from './testing/script.ts';
import { memoryTokenStore } from './token-store.ts';
import { withSession } from './with-session.ts';

const BASE = 'http://shop.test';
const answer = (accessToken: string, refreshToken: string, expiresIn = 900) => ({
  accessToken,
  refreshToken,
  tokenType: 'Bearer',
  expiresIn,
});
const bearers = (sent: readonly Request[]) => sent.map(({ headers }) => headers.get('authorization'));
const me = () => new Request(`${BASE}/auth/me`);

describe('a session', () => {
  it('speaks in the name of who is logged in', async () => {
    const { send, sent } = scripted(json(200, {}));
    const session = new Session(BASE, memoryTokenStore(), send);
    await session.begin(answer('a1', 'r1'));
    await withSession(session, send)(me());
    expect(bearers(sent)).toEqual(['Bearer a1']);
  });

  it('leaves a guest a guest, and a request with a token of its own alone', async () => {
    const { send, sent } = scripted(json(200, {}), json(200, {}));
    const session = new Session(BASE, memoryTokenStore(), send);
    await withSession(session, send)(me());
    await session.begin(answer('a1', 'r1'));
    await withSession(
      session,
      send,
    )(new Request(`${BASE}/auth/me`, { headers: { authorization: 'Bearer x' } }));
    expect(bearers(sent)).toEqual([null, 'Bearer x']);
  });

  it('renews a token before it expires', async () => {
    const { send, sent } = scripted(json(200, answer('a2', 'r2')), json(200, {}));
    const session = new Session(BASE, memoryTokenStore(), send);
    await session.begin(answer('a1', 'r1', 1));
    await withSession(session, send)(me());
    expect(await sent[0]?.json()).toEqual({ refreshToken: 'r1' });
    expect(bearers(sent)).toEqual([null, 'Bearer a2']);
  });

  it('renews a token that the API no longer takes, and sends the request again, body included', async () => {
    const { send, sent } = scripted(json(401, {}), json(200, answer('a2', 'r2')), json(200, { done: true }));
    const session = new Session(BASE, memoryTokenStore(), send);
    await session.begin(answer('a1', 'r1'));
    const request = new Request(`${BASE}/basket`, { method: 'POST', body: '{"customerId":"7"}' });
    const response = await withSession(session, send)(request);
    expect(await response.json()).toEqual({ done: true });
    expect(bearers(sent)).toEqual(['Bearer a1', null, 'Bearer a2']);
    expect(await sent[2]?.text()).toBe('{"customerId":"7"}');
  });

  it('renews once, however many requests need it', async () => {
    let renewals = 0;
    const send = async (request: Request) => {
      if (!request.url.endsWith('/auth/refresh')) {
        return json(request.headers.get('authorization') === 'Bearer a2' ? 200 : 401, {});
      }
      renewals += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return json(200, answer('a2', 'r2'));
    };
    const session = new Session(BASE, memoryTokenStore(), send);
    await session.begin(answer('a1', 'r1'));
    const responses = await Promise.all(Array.from({ length: 20 }, () => withSession(session, send)(me())));
    expect(responses.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(renewals).toBe(1);
  });

  it('takes the tokens of another tab that was faster', async () => {
    const store = memoryTokenStore();
    const other = { accessToken: 'a2', refreshToken: 'r2', expiresAt: Date.now() + 900_000 };
    const { send, sent } = scripted(
      json(401, {}),
      () => {
        void store.write(other);
        return json(401, { code: 'INVALID_REFRESH_TOKEN' });
      },
      json(200, {}),
    );
    const session = new Session(BASE, store, send);
    await session.begin(answer('a1', 'r1'));
    expect((await withSession(session, send)(me())).status).toBe(200);
    expect(bearers(sent).at(-1)).toBe('Bearer a2');
  });

  it('waits for the tokens of another tab that was only a moment faster', async () => {
    const store = memoryTokenStore();
    const other = { accessToken: 'a2', refreshToken: 'r2', expiresAt: Date.now() + 900_000 };
    const { send, sent } = scripted(
      json(401, {}),
      () => {
        setTimeout(() => void store.write(other), 20);
        return json(409, { code: 'REFRESH_TOKEN_JUST_USED' });
      },
      json(200, {}),
    );
    const session = new Session(BASE, store, send);
    await session.begin(answer('a1', 'r1'));
    expect((await withSession(session, send)(me())).status).toBe(200);
    expect(bearers(sent).at(-1)).toBe('Bearer a2');
  });

  it('ends where the API refuses to renew it', async () => {
    const { send } = scripted(json(401, {}), json(401, { code: 'INVALID_REFRESH_TOKEN' }));
    const session = new Session(BASE, memoryTokenStore(), send);
    await session.begin(answer('a1', 'r1'));
    expect((await withSession(session, send)(me())).status).toBe(401);
    expect(await session.tokens()).toBeUndefined();
  });

  it('survives that the API is away', async () => {
    const { send } = scripted(json(401, {}), json(503, {}));
    const session = new Session(BASE, memoryTokenStore(), send);
    await session.begin(answer('a1', 'r1'));
    expect((await withSession(session, send)(me())).status).toBe(401);
    expect(await session.tokens()).toMatchObject({ refreshToken: 'r1' });
  });
});
