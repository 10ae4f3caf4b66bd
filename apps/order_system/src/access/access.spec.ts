import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import { AccessTokenSigner } from '#libs/auth';
import { newId } from '#libs/common';
import type { TokenIssuerConfig } from '#libs/configs';
import { CreateBasket } from '#contracts/basket/commands/create-basket.v1';
import { ListOrders } from '#contracts/orders/queries/list-orders.v1';
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
