import { JwtService } from '@nestjs/jwt';
import type { JwtSignOptions, JwtVerifyOptions } from '@nestjs/jwt';
import type { KeyRing, TokenType } from './key-ring';
import type { TokenKey } from './token-key';

const jwt = new JwtService();

/** A JWT that names its kind and its key. */
export function signToken(
  type: TokenType,
  { id, algorithm, key }: TokenKey,
  claims: object,
  registered: JwtSignOptions,
): Promise<string> {
  const header = { alg: algorithm, typ: type, kid: id };
  return jwt.signAsync(claims, { ...registered, algorithm, header, privateKey: key });
}

/** The claims of a token that one of the keys has signed; rejects where it is anything else. */
export async function verifyToken(keys: KeyRing, token: string, checks: JwtVerifyOptions): Promise<object> {
  const { algorithm, key } = keys.keyOf(token);
  // Its types do not know KeyObject, jsonwebtoken behind it does.
  const publicKey = key as unknown as Buffer;
  return jwt.verifyAsync<object>(token, { ...checks, algorithms: [algorithm], publicKey });
}
