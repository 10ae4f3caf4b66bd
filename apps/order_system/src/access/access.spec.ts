import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import { AccessTokenSigner, AccessTokens } from '#libs/auth';
import { DomainError, newId } from '#libs/common';
import type { TokenIssuerConfig } from '#libs/configs';
import { CreateBasket } from '#contracts/basket/commands/create-basket.v1';
import { ListOrders } from '#contracts/orders/queries/list-orders.v1';
import { ExchangeApiKey } from '#contracts/users/commands/exchange-api-key.v1';
import { tokenConfig } from '../../../../libs/auth/src/testing/token-config';
import { startGateway } from '../testing/gateway';
import type { Gateway } from '../testing/gateway';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pairs = tokenConfig({ privateKey, publicKeys: [publicKey], acceptHs256: false });

let gateway: Gateway;

afterEach(() => gateway.stop());

const orders = async (headers: Record<string, string>) => {
  gateway.requests.on(ListOrders, () => ({ items: [], nextCursor: null }));
  const response = await gateway.fetch('/orders', { headers });
  return { status: response.status, body: await response.json() };
};
const signedUnder = async (config: TokenIssuerConfig) => {
  const token = await new AccessTokenSigner(config).sign({
    id: newId(),
    roles: ['admin'],
    sessionId: newId(),
  });
  return { authorization: `Bearer ${token}` };
};
const invalid = { status: 401, body: { code: 'INVALID_TOKEN', field: 'authorization' } };

describe('a session that has ended', () => {
  beforeEach(async () => {
    gateway = await startGateway();
  });

  it('takes its access tokens with it, and no others of its user', async () => {
    const session = { id: newId(), roles: ['customer'] as const, sessionId: newId() };
    const bearer = await gateway.bearerOf(session);
    expect((await orders(bearer)).status).toBe(200);
    gateway.revoked.add(session.sessionId);
    expect(await orders(bearer)).toMatchObject(invalid);
    expect((await orders(await gateway.bearerOf({ ...session, sessionId: newId() }))).status).toBe(200);
  });

  it('is not a guest where guests are let in', async () => {
    const sessionId = newId();
    gateway.requests.on(CreateBasket, () => ({}));
    gateway.revoked.add(sessionId);
    const headers = await gateway.bearerOf({ id: newId(), roles: ['customer'], sessionId });
    const response = await gateway.fetch('/basket', { method: 'POST', headers });
    expect(response.status).toBe(401);
  });
});

describe('a gateway with public keys', () => {
  beforeEach(async () => {
    gateway = await startGateway({}, pairs);
  });

  it('takes what the private key has signed', async () => {
    expect((await orders(await gateway.bearer('customer'))).status).toBe(200);
  });

  it('publishes them for others to verify with', async () => {
    const response = await gateway.fetch('/.well-known/jwks.json');
    expect(response.headers.get('cache-control')).toMatch(/max-age=300/);
    const { keys } = (await response.json()) as { keys: JsonWebKey[] };
    expect(keys).toMatchObject([{ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' }]);
    const [key] = keys;
    expect(key && createPublicKey({ key, format: 'jwk' }).equals(publicKey)).toBe(true);
    expect(JSON.stringify(keys)).not.toContain('"d"');
  });

  it('takes nothing that a secret has signed', async () => {
    expect(await orders(await signedUnder(tokenConfig()))).toMatchObject(invalid);
  });
});

describe('a gateway with secrets', () => {
  beforeEach(async () => {
    gateway = await startGateway();
  });

  it('publishes no keys', async () => {
    const response = await gateway.fetch('/.well-known/jwks.json');
    expect([response.status, await response.json()]).toEqual([200, { keys: [] }]);
  });

  it('takes nothing that a key has signed which it does not know', async () => {
    expect(await orders(await signedUnder(pairs))).toMatchObject(invalid);
  });
});

describe('a gateway between two keys', () => {
  it('takes what either has signed', async () => {
    const former = 'a former secret of at least 32 characters';
    gateway = await startGateway({}, tokenConfig({ acceptedSecrets: [former], publicKeys: [publicKey] }));
    for (const config of [tokenConfig(), tokenConfig({ secret: former }), pairs]) {
      expect((await orders(await signedUnder(config))).status).toBe(200);
    }
  });
});

describe('an API key', () => {
  const key = `osk_${'k'.repeat(43)}`;
  const owner = { id: newId(), roles: ['customer'] as const, scopes: ['orders:read'], sessionId: newId() };
  const signer = new AccessTokenSigner(tokenConfig());
  let exchanges: number;

  beforeEach(async () => {
    gateway = await startGateway();
    exchanges = 0;
    exchangesTo(60);
  });

  const exchangesTo = (expiresIn: number) =>
    gateway.requests.on(ExchangeApiKey, async (input) => {
      exchanges += 1;
      if ((input as { key: string }).key !== key) {
        throw new DomainError('INVALID_API_KEY', 'unauthenticated', 'The API key is not valid.');
      }
      return { accessToken: await signer.sign(owner), expiresIn };
    });

  it.each([
    ['X-Api-Key', { 'x-api-key': key }],
    ['bearer token', { authorization: `Bearer ${key}` }],
  ])('opens what its scopes say, sent as %s', async (_, headers) => {
    expect((await orders(headers)).status).toBe(200);
    const sent = gateway.requests.sent.find(({ name }) => name === ListOrders.name);
    await expect(new AccessTokens(tokenConfig()).verify(sent?.token ?? '')).resolves.toMatchObject(owner);
  });

  it('opens nothing else', async () => {
    const response = await gateway.fetch('/auth/me', { headers: { 'x-api-key': key } });
    expect(await response.json()).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });

  it('is exchanged once, however many requests come with it', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 20 }, async () => (await orders({ 'x-api-key': key })).status),
    );
    statuses.push((await orders({ 'x-api-key': key })).status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(exchanges).toBe(1);
  });

  it('is exchanged each time when its token is about to expire', async () => {
    exchangesTo(10);
    await orders({ 'x-api-key': key });
    await orders({ 'x-api-key': key });
    expect(exchanges).toBe(2);
  });

  it('is exchanged again when its token was revoked', async () => {
    await orders({ 'x-api-key': key });
    gateway.revoked.add(owner.sessionId);
    expect((await orders({ 'x-api-key': key })).status).toBe(200);
    expect(exchanges).toBe(2);
  });

  it('that is not valid is refused, and nobody is asked about one that cannot be', async () => {
    const refusal = { status: 401, body: { code: 'INVALID_API_KEY' } };
    expect(await orders({ 'x-api-key': `osk_${'x'.repeat(43)}` })).toMatchObject(refusal);
    expect(exchanges).toBe(1);
    expect(await orders({ 'x-api-key': 'osk_short' })).toMatchObject({
      ...refusal,
      body: { field: 'X-Api-Key' },
    });
    expect(await orders({ authorization: 'Bearer osk_' })).toMatchObject(refusal);
    expect(exchanges).toBe(1);
  });

  it('cannot be judged while the service that knows it is down', async () => {
    gateway.requests.on(ExchangeApiKey, () => {
      throw new DomainError('SERVICE_UNAVAILABLE', 'unavailable', 'Down.', { retryAfter: 2 });
    });
    expect((await orders({ 'x-api-key': key })).status).toBe(503);
    exchangesTo(60);
    expect((await orders({ 'x-api-key': key })).status).toBe(200);
  });
});
