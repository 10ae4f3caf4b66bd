import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { KeyPairKeyObjectResult } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from './parse-env';
import { tokenEnv, tokenIssuerEnv } from './token-env';

const JWT_SECRET = 'a secret of at least 32 characters';
const OTHER_SECRET = 'one more secret of at least 32 characters';
const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const publicPem = ({ publicKey }: KeyPairKeyObjectResult) =>
  publicKey.export({ type: 'spki', format: 'pem' }).toString();
const privatePem = ({ privateKey }: KeyPairKeyObjectResult) =>
  privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const read = (env: Record<string, string>) => parseEnv({ JWT_SECRET, ...env }, { tokens: tokenEnv() }).tokens;
const readIssuer = (env: Record<string, string>) =>
  parseEnv({ JWT_SECRET, ...env }, { tokens: tokenIssuerEnv() }).tokens;

describe('the configuration of tokens', () => {
  it('is one secret by default, and a quarter of an hour', () => {
    expect(read({})).toEqual({
      secret: JWT_SECRET,
      acceptedSecrets: [],
      publicKeys: [],
      acceptHs256: true,
      ttlSeconds: 900,
    });
  });

  it('accepts further secrets, each long enough', () => {
    expect(read({ JWT_ACCEPTED_SECRETS: `${OTHER_SECRET},${JWT_SECRET}` }).acceptedSecrets).toEqual([
      OTHER_SECRET,
      JWT_SECRET,
    ]);
    expect(() => read({ JWT_ACCEPTED_SECRETS: `${OTHER_SECRET},short` })).toThrow(
      'JWT_ACCEPTED_SECRETS.1: must have at least 32 characters',
    );
  });

  it('reads public keys one after another, and then trusts the secrets no longer', () => {
    const { publicKeys, acceptHs256 } = read({ JWT_PUBLIC_KEYS: publicPem(rsa) + publicPem(ec) });
    expect(publicKeys.map((key) => key.asymmetricKeyType)).toEqual(['rsa', 'ec']);
    expect(acceptHs256).toBe(false);
  });

  it('trusts both while it is told to', () => {
    expect(read({ JWT_PUBLIC_KEYS: publicPem(ec), JWT_ACCEPT_HS256: 'true' }).acceptHs256).toBe(true);
  });

  it('takes keys on one line', () => {
    const oneLine = publicPem(ec).replaceAll('\n', String.raw`\n`);
    expect(read({ JWT_PUBLIC_KEYS: oneLine }).publicKeys).toHaveLength(1);
  });

  it('takes keys from files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'keys-'));
    const [publicFile, privateFile] = [join(folder, 'public.pem'), join(folder, 'private.pem')];
    writeFileSync(publicFile, publicPem(ec));
    writeFileSync(privateFile, privatePem(ec));
    const { privateKey } = readIssuer({
      JWT_PUBLIC_KEYS_FILE: publicFile,
      JWT_PRIVATE_KEY_FILE: privateFile,
    });
    rmSync(folder, { recursive: true });
    expect(privateKey?.equals(ec.privateKey)).toBe(true);
    expect(() => read({ JWT_PUBLIC_KEYS_FILE: publicFile })).toThrow(
      'JWT_PUBLIC_KEYS_FILE: cannot be read (ENOENT)',
    );
  });

  it.each([
    ['text that is no key', 'abc', 'must hold keys in PEM'],
    ['a private key among the public ones', privatePem(ec), 'holds a private key'],
    [
      'a key that cannot be parsed',
      '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----',
      'holds a key that cannot be read',
    ],
    [
      'a short RSA key',
      publicPem(generateKeyPairSync('rsa', { modulusLength: 1_024 })),
      'must hold RSA keys of 2048 bits or more, or EC keys on P-256',
    ],
    [
      'a curve that ES256 does not use',
      publicPem(generateKeyPairSync('ec', { namedCurve: 'P-384' })),
      'must hold RSA keys of 2048 bits or more, or EC keys on P-256',
    ],
  ])('refuses %s', (_, pem, message) => {
    expect(() => read({ JWT_PUBLIC_KEYS: pem })).toThrow(`JWT_PUBLIC_KEYS: ${message}`);
  });

  describe('of the issuer', () => {
    it('signs with the private key whose public key the others have', () => {
      const { privateKey, publicKeys } = readIssuer({
        JWT_PRIVATE_KEY: privatePem(rsa),
        JWT_PUBLIC_KEYS: publicPem(ec) + publicPem(rsa),
      });
      expect(privateKey && publicKeys[1]?.equals(createPublicKey(privateKey))).toBe(true);
    });

    it('is refused where nobody could verify what it signs', () => {
      expect(() => readIssuer({ JWT_PRIVATE_KEY: privatePem(rsa), JWT_PUBLIC_KEYS: publicPem(ec) })).toThrow(
        'JWT_PRIVATE_KEY: has no public key in JWT_PUBLIC_KEYS',
      );
      expect(() => readIssuer({ JWT_PUBLIC_KEYS: publicPem(ec) })).toThrow(
        'JWT_PRIVATE_KEY: set it, or JWT_ACCEPT_HS256=true',
      );
    });
  });
});
