import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { ExtractJwt, Strategy } from 'passport-jwt';
import type { JwtFromRequestFunction } from 'passport-jwt';
import { TOKEN_CHECKS, callerOf } from '#libs/auth';
import type { Caller } from '#libs/auth';

/** A caller with the token that says so, for the services to check again. */
export interface AuthenticatedCaller extends Caller {
  readonly token: string;
}

// It only reads headers, which Fastify's requests have as Express' do.
export const bearerToken = ExtractJwt.fromAuthHeaderAsBearerToken() as JwtFromRequestFunction<
  Pick<FastifyRequest, 'headers'>
>;

@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(key: KeyObject) {
    super({
      // Its types do not know KeyObject, jsonwebtoken behind it does.
      secretOrKey: key as unknown as Buffer,
      jwtFromRequest: bearerToken,
      passReqToCallback: true,
      ...TOKEN_CHECKS,
    });
  }

  validate(request: FastifyRequest, payload: unknown): AuthenticatedCaller {
    return { ...callerOf(payload), token: bearerToken(request) ?? '' };
  }
}
