import { Injectable } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { IS_PUBLIC } from '#libs/common';
import { InvalidToken, Unauthenticated } from './access.errors';
import { bearerToken } from './jwt.strategy';

/** Lets nobody without a valid access token through to a route that is not public. */
@Injectable()
export class BearerGuard extends AuthGuard('jwt') {
  constructor(private readonly reflector: Reflector) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const isPublic = this.reflector.getAllAndOverride<boolean | undefined>(IS_PUBLIC, [
      context.getHandler(),
      context.getClass(),
    ]);
    return isPublic || Boolean(await super.canActivate(context));
  }

  override handleRequest<User>(error: unknown, user: User, _info: unknown, context: ExecutionContext): User {
    if (!error && user) return user;
    const token = bearerToken(context.switchToHttp().getRequest<FastifyRequest>());
    throw token === null ? new Unauthenticated() : new InvalidToken();
  }
}
