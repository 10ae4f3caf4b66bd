import { createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import type { Basket } from '#contracts/basket/basket';
import type { Tokens } from '#contracts/users/user';
import { expectStatus, send } from './support/http';
import { anotherGateway } from './support/own-gateway';
import type { OwnGateway } from './support/own-gateway';
import { PASSWORD, aCustomer, logIn } from './support/people';
import { system } from './support/system';
import { accessToken } from './support/tokens';

const partsOf = (token: string) =>
  token.split('.', 2).map((text) => JSON.parse(Buffer.from(text, 'base64url').toString()) as object);

const orders = (token: string) => send('GET /orders', { token });
const invalid = { status: 401, body: { code: 'INVALID_TOKEN' } };

describe('an access token', () => {
  it('names its key, its kind, its session and all that RFC 9068 has for it', async () => {
    const { id, token } = await aCustomer();
    const [header, claims] = partsOf(token);
    expect(header).toEqual({ alg: 'HS256', typ: 'at+jwt', kid: expect.any(String) as string });
    const time = expect.any(Number) as number;
    const text = expect.any(String) as string;
    expect(claims).toEqual({
      iss: 'order-system',
      aud: 'order-system',
      sub: id,
      roles: ['customer'],
      sid: text,
      jti: text,
      iat: time,
      exp: time,
    });
  });

  it('lives for a quarter of an hour', async () => {
    const { email } = await aCustomer();
    expect(await logIn(email, PASSWORD)).toMatchObject({ expiresIn: 900 });
  });

  it.each([
    ['has no signature', () => accessToken({ alg: 'none' })],
    [
      'has no signature, and says so under no name of ours',
      () => accessToken({ alg: 'none', header: { kid: undefined } }),
    ],
    [
      'was signed with another secret',
      () => accessToken({ secret: 'another secret of at least 32 characters' }),
    ],
    ['names a key that does not exist', () => accessToken({ header: { kid: 'unknown' } })],
    ['names no key', () => accessToken({ header: { kid: undefined } })],
    [
      'says where to look for its key',
      () => accessToken({ header: { jku: 'https://example.com/jwks.json' } }),
    ],
    ['brings its key along', () => accessToken({ header: { jwk: { kty: 'oct', k: 'c2VjcmV0' } } })],
    ['is of another kind', () => accessToken({ header: { typ: 'JWT' } })],
    ['is for somebody else', () => accessToken({ audience: 'another-system' })],
    ['is of somebody else', () => accessToken({ issuer: 'another-system' })],
    ['has expired', () => accessToken({ expiresIn: -1 })],
  ])('is refused that %s', async (_, forged) => {
    expect(await orders(forged())).toMatchObject(invalid);
  });

  it('is no basket token, nor the reverse', async () => {
    const { token } = await aCustomer();
    const basket = await expectStatus(201, send<Basket & { token?: string }>('POST /basket', { json: {} }));
    const basketToken = basket.token ?? '';
    expect(partsOf(basketToken)[0]).toMatchObject({ typ: 'basket+jwt' });
    expect(await orders(basketToken)).toMatchObject(invalid);
    expect(await send(`GET /basket/${basket.id}`, { headers: { 'basket-token': token } })).toMatchObject({
      status: 401,
      body: { code: 'INVALID_BASKET_TOKEN' },
    });
    await expectStatus(200, send(`GET /basket/${basket.id}`, { headers: { 'basket-token': basketToken } }));
  });
});

describe('a session that ends', () => {
  it('at log-out takes its access tokens with it, and no other session', async () => {
    const { email, token, refreshToken } = await aCustomer();
    const other = await logIn(email, PASSWORD);
    const renewed = await expectStatus(200, send<Tokens>('POST /auth/refresh', { json: { refreshToken } }));
    await expectStatus(200, orders(token));
    await expectStatus(204, send('POST /auth/logout', { json: { refreshToken: renewed.refreshToken } }));
    expect(await orders(token)).toMatchObject(invalid);
    expect(await orders(renewed.accessToken)).toMatchObject(invalid);
    await expectStatus(200, orders(other.accessToken));
  });
});

describe('another gateway', () => {
  let gateway: OwnGateway | undefined;

  afterEach(async () => {
    await gateway?.stop();
    gateway = undefined;
  });

  const ask = async (path: string, token?: string) => {
    const headers = token === undefined ? undefined : { authorization: `Bearer ${token}` };
    if (!gateway) throw new Error('there is no gateway');
    const response = await gateway.ask(path, { headers });
    return { status: response.status, body: await response.json() };
  };

  it('publishes the public keys that it is given, and takes secrets as long as it is told to', async () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const { token } = await aCustomer();
    gateway = await anotherGateway({ JWT_PUBLIC_KEYS: pem, JWT_ACCEPT_HS256: 'true' });
    const { keys } = (await ask('/.well-known/jwks.json')).body as { keys: JsonWebKey[] };
    expect(keys).toHaveLength(1);
    expect(createPublicKey({ key: keys[0] ?? {}, format: 'jwk' }).equals(publicKey)).toBe(true);
    expect(await ask('/orders', token)).toMatchObject({ status: 200 });
  });

  it('takes what a former secret has signed', async () => {
    const former = `a former secret ${randomUUID()}`;
    gateway = await anotherGateway({ JWT_ACCEPTED_SECRETS: former });
    // It reaches the service, which knows the former secret no more.
    expect(await ask('/orders', accessToken({ secret: former }))).toMatchObject(invalid);
    expect(await ask('/orders', accessToken())).toMatchObject({ status: 200 });
  });

  it('takes tokens of sessions that have ended while Redis is away, and nothing else', async () => {
    const { token, refreshToken } = await aCustomer();
    await expectStatus(204, send('POST /auth/logout', { json: { refreshToken } }));
    gateway = await anotherGateway({ REDIS_URL: 'redis://127.0.0.1:1' });
    expect(await ask('/orders', token)).toMatchObject({ status: 200 });
    expect(await ask('/orders', accessToken({ expiresIn: -1 }))).toMatchObject(invalid);
  });
});

it('no keys are published while a secret signs', async () => {
  const { status, headers, body } = await send('GET /.well-known/jwks.json');
  expect([status, body]).toEqual([200, { keys: [] }]);
  expect(headers.get('cache-control')).toMatch(/max-age=300/);
  expect(system.env.JWT_SECRET).not.toBe('');
});
