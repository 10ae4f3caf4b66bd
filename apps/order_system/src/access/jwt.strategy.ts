import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { ExtractJwt, Strategy } from 'passport-jwt';
import type { JwtFromRequestFunction, SecretOrKeyProvider } from 'passport-jwt';
import { KeyRing, TOKEN_ALGORITHMS, TOKEN_CHECKS, holderOf } from '#libs/auth';
import type { TokenHolder } from '#libs/auth';

/** A caller with the token that says so, for the services to check again. */
export interface AuthenticatedCaller extends TokenHolder {
  readonly token: string;
}

// It only reads headers, which Fastify's requests have as Express' do.
export const bearerToken = ExtractJwt.fromAuthHeaderAsBearerToken() as JwtFromRequestFunction<
  Pick<FastifyRequest, 'headers'>
>;

@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(keys: KeyRing) {
    super({
      secretOrKeyProvider: keyProvider(keys),
      algorithms: [...TOKEN_ALGORITHMS],
      jwtFromRequest: bearerToken,
      passReqToCallback: true,
      ...TOKEN_CHECKS,
    });
  }

  validate(request: FastifyRequest, payload: unknown): AuthenticatedCaller {
    return { ...holderOf(payload), token: bearerToken(request) ?? '' };
  }
}

function keyProvider(keys: KeyRing): SecretOrKeyProvider {
  return (_request, token: string, done) => {
    try {
      // Its types do not know KeyObject, jsonwebtoken behind it does.
      done(null, keys.keyOf(token).key as unknown as Buffer);
    } catch (error) {
      done(error);
    }
  };
}
