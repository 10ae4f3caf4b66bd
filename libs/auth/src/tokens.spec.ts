import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { newId, timeOfId } from '#libs/common';
import { AccessTokenSigner } from './access-token-signer';
import { AccessTokens } from './access-tokens';
import { BasketTokens } from './basket-tokens';
import { tokenConfig } from './testing/token-config';
import { secretKey, tokenKey } from './token-key';

const secret = tokenConfig().secret;
const otherSecret = 'one more secret of at least 32 characters';
const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const subject = { id: newId(), roles: ['customer'] as const, sessionId: newId() };

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const partsOf = (token: string) =>
  token.split('.', 2).map((text) => JSON.parse(Buffer.from(text, 'base64url').toString()) as object);

const now = Math.floor(Date.now() / 1_000);
const header = { alg: 'HS256', typ: 'at+jwt', kid: secretKey(secret).id };
const claims = {
  iss: 'order-system',
  aud: 'order-system',
  sub: subject.id,
  roles: subject.roles,
  sid: subject.sessionId,
  jti: newId(),
  iat: now,
  exp: now + 60,
};

/** A token that is good but for what is changed, signed by whatever means. */
function forged(
  changes: { header?: object; claims?: object },
  signature = (text: string) => createHmac('sha256', secret).update(text).digest('base64url'),
): string {
  const text = `${part({ ...header, ...changes.header })}.${part({ ...claims, ...changes.claims })}`;
  return `${text}.${signature(text)}`;
}

const signedBy = (key: KeyObject) => (text: string) =>
  sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
const refused = expect.objectContaining({ code: 'INVALID_TOKEN', kind: 'unauthenticated' }) as Error;

describe('an access token', () => {
  const verifier = new AccessTokens(tokenConfig());

  it('says whom it speaks for, by whom, for whom, how long, and which key signed it', async () => {
    const token = await new AccessTokenSigner(tokenConfig()).sign({ ...subject, scopes: ['orders:read'] });
    const [itsHeader, itsClaims] = partsOf(token);
    expect(itsHeader).toEqual(header);
    expect(Object.keys(itsClaims ?? {}).sort()).toEqual([...Object.keys(claims), 'scopes'].sort());
    const holder = await verifier.verify(token);
    expect(holder).toMatchObject({ ...subject, scopes: ['orders:read'] });
    expect(Math.abs(holder.tokenMadeAt - Date.now())).toBeLessThan(10_000);
  });

  it('has the time of the id that it is given', async () => {
    const id = newId();
    const token = await new AccessTokenSigner(tokenConfig()).sign(subject, id);
    expect((await verifier.verify(token)).tokenMadeAt).toBe(timeOfId(id));
  });

  it.each([
    ['RS256', rsa],
    ['ES256', ec],
  ])('is signed with %s where there is such a key pair', async (alg, { privateKey, publicKey }) => {
    const config = tokenConfig({ privateKey, publicKeys: [publicKey], acceptHs256: false });
    const token = await new AccessTokenSigner(config).sign(subject);
    expect(partsOf(token)[0]).toEqual({ alg, typ: 'at+jwt', kid: tokenKey(publicKey).id });
    await expect(new AccessTokens(config).verify(token)).resolves.toMatchObject(subject);
    await expect(
      new AccessTokens(tokenConfig({ publicKeys: [publicKey] })).verify(token),
    ).resolves.toBeDefined();
    await expect(verifier.verify(token)).rejects.toThrow(refused);
  });

  it('is good under each accepted secret, and under no other', async () => {
    const token = await new AccessTokenSigner(tokenConfig({ secret: otherSecret })).sign(subject);
    const accepting = new AccessTokens(tokenConfig({ acceptedSecrets: [otherSecret] }));
    await expect(accepting.verify(token)).resolves.toMatchObject(subject);
    await expect(verifier.verify(token)).rejects.toThrow(refused);
  });

  it('is refused under a secret once only key pairs are trusted', async () => {
    const pairsOnly = new AccessTokens(tokenConfig({ publicKeys: [ec.publicKey], acceptHs256: false }));
    await expect(pairsOnly.verify(forged({}))).rejects.toThrow(refused);
    await expect(verifier.verify(forged({}))).resolves.toMatchObject(subject);
  });

  it.each([
    ['has no signature', forged({ header: { alg: 'none' } }, () => '')],
    ['has no signature but names an algorithm', forged({}, () => '')],
    ['is signed with another algorithm', forged({ header: { alg: 'HS512' } })],
    [
      'is signed by another key',
      forged({}, (text) => createHmac('sha256', otherSecret).update(text).digest('base64url')),
    ],
    ['names no key', forged({ header: { kid: undefined } })],
    ['names an unknown key', forged({ header: { kid: 'unknown' } })],
    ['names the wrong type', forged({ header: { typ: 'JWT' } })],
    ['names no type', forged({ header: { typ: undefined } })],
    ['brings a key along', forged({ header: { jwk: ec.publicKey.export({ format: 'jwk' }) } })],
    ['says where its key is', forged({ header: { jku: 'https://example.com/jwks.json' } })],
    ['wants something understood', forged({ header: { crit: ['exp'] } })],
    ['comes from another issuer', forged({ claims: { iss: 'another-system' } })],
    ['is for another audience', forged({ claims: { aud: 'another-system' } })],
    ['has expired', forged({ claims: { exp: now - 1 } })],
    ['never expires', forged({ claims: { exp: undefined } })],
    ['is not good yet', forged({ claims: { nbf: now + 60 } })],
    ['speaks for nobody', forged({ claims: { sub: undefined } })],
    ['has a role that does not exist', forged({ claims: { roles: ['root'] } })],
    ['has no session', forged({ claims: { sid: undefined } })],
    ['has no id', forged({ claims: { jti: undefined } })],
    ['is text', 'token'],
    ['is empty', ''],
  ])('is refused that %s', async (_, token) => {
    await expect(verifier.verify(token)).rejects.toThrow(refused);
  });

  describe('with a key pair', () => {
    const own = tokenKey(rsa.publicKey);
    const pairs = new AccessTokens(tokenConfig({ publicKeys: [rsa.publicKey] }));
    const pem = rsa.publicKey.export({ type: 'spki', format: 'pem' });
    const hmacOfPem = (text: string) => createHmac('sha256', pem).update(text).digest('base64url');

    it('is good when it is made by hand', async () => {
      const token = forged({ header: { alg: 'RS256', kid: own.id } }, signedBy(rsa.privateKey));
      await expect(pairs.verify(token)).resolves.toMatchObject(subject);
    });

    it.each([
      ['takes the public key for a secret', { alg: 'HS256', kid: own.id }, hmacOfPem],
      ['takes it for one under its own name', { alg: 'HS256', kid: secretKey(String(pem)).id }, hmacOfPem],
      ['names a key of another algorithm', { alg: 'ES256', kid: own.id }, signedBy(ec.privateKey)],
      [
        'is signed by another pair',
        { alg: 'RS256', kid: own.id },
        signedBy(generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey),
      ],
      [
        'is signed by a pair that it brings along',
        { alg: 'ES256', kid: tokenKey(ec.publicKey).id, jwk: ec.publicKey.export({ format: 'jwk' }) },
        signedBy(ec.privateKey),
      ],
    ])('is refused that %s', async (_, itsHeader, signature) => {
      await expect(pairs.verify(forged({ header: itsHeader }, signature))).rejects.toThrow(refused);
    });
  });
});

describe('a basket token', () => {
  const basketTokens = new BasketTokens(tokenConfig());
  const accessTokens = new AccessTokens(tokenConfig());
  const refusal = expect.objectContaining({ code: 'INVALID_BASKET_TOKEN' }) as Error;

  it('names its basket, and its kind', async () => {
    const basketId = newId();
    const token = await basketTokens.sign(basketId, 60);
    expect(partsOf(token)[0]).toMatchObject({ typ: 'basket+jwt' });
    await expect(basketTokens.verify(token)).resolves.toBe(basketId);
  });

  it('is signed with the secret, whatever signs access tokens', async () => {
    const pairs = tokenConfig({ privateKey: ec.privateKey, publicKeys: [ec.publicKey], acceptHs256: false });
    const token = await new BasketTokens(pairs).sign(newId(), 60);
    await expect(basketTokens.verify(token)).resolves.toBeDefined();
  });

  it('outlives the rotation of the secret', async () => {
    const token = await basketTokens.sign(newId(), 60);
    const rotated = tokenConfig({ secret: otherSecret, acceptedSecrets: [secret] });
    await expect(new BasketTokens(rotated).verify(token)).resolves.toBeDefined();
    await expect(new BasketTokens(tokenConfig({ secret: otherSecret })).verify(token)).rejects.toThrow(
      refusal,
    );
  });

  it('is no access token, nor the reverse', async () => {
    await expect(accessTokens.verify(await basketTokens.sign(subject.id, 60))).rejects.toThrow(refused);
    const accessToken = await new AccessTokenSigner(tokenConfig()).sign(subject);
    await expect(basketTokens.verify(accessToken)).rejects.toThrow(refusal);
  });

  it('does not pass for an access token by its type or its audience alone', async () => {
    await expect(accessTokens.verify(forged({ header: { typ: 'basket+jwt' } }))).rejects.toThrow(refused);
    await expect(accessTokens.verify(forged({ claims: { aud: 'order-system.basket' } }))).rejects.toThrow(
      refused,
    );
  });
});

it('keys have the same fingerprint in both halves, and another one each', () => {
  expect(tokenKey(ec.privateKey).id).toBe(tokenKey(createPublicKey(ec.privateKey)).id);
  const ids = [
    tokenKey(ec.publicKey),
    tokenKey(rsa.publicKey),
    secretKey(secret),
    secretKey(otherSecret),
  ].map(({ id }) => id);
  expect(new Set(ids).size).toBe(4);
});
