import { Injectable } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { IS_PUBLIC } from '#libs/common';
import { authorize } from '#libs/messaging';
import type { Access } from '#contracts/kernel/permissions';
import { ACCESS } from './access';
import { InvalidToken } from './access.errors';
import { apiKeyOf } from './api-key';
import { ApiKeyExchange } from './api-key-exchange';
import { bearerToken } from './jwt.strategy';
import type { AuthenticatedCaller } from './jwt.strategy';
import { Revocations } from './revocations';

type Request = FastifyRequest & { user?: AuthenticatedCaller };

/**
 * Lets through whom the route's access admits, which spares the services the requests of those who may not;
 * they check again themselves. A route that says nothing admits nobody.
 */
@Injectable()
export class AccessGuard extends AuthGuard('jwt') {
  constructor(
    private readonly reflector: Reflector,
    private readonly apiKeys: ApiKeyExchange,
    private readonly revocations: Revocations,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.accessOf(context);
    if (access === undefined) return false;
    const request = context.switchToHttp().getRequest<Request>();
    if (access !== 'public') await this.identify(context, request);
    authorize(access, request.user);
    return true;
  }

  override handleRequest<User>(error: unknown, user: User): User {
    if (error || !user) throw new InvalidToken();
    return user;
  }

  /** What is sent must hold, even where nothing is needed: its sender believes to be logged in. */
  private async identify(context: ExecutionContext, request: Request): Promise<void> {
    const apiKey = apiKeyOf(request);
    if (apiKey !== undefined) request.user = await this.apiKeys.callerOf(apiKey);
    else if (bearerToken(request) !== null) await this.verifyToken(context, request);
  }

  private async verifyToken(context: ExecutionContext, request: Request): Promise<void> {
    await super.canActivate(context);
    if (request.user && (await this.revocations.include(request.user))) throw new InvalidToken();
  }

  private accessOf(context: ExecutionContext): Access | undefined {
    const declared = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    const isPublic = this.reflector.getAllAndOverride<boolean | undefined>(IS_PUBLIC, [
      context.getHandler(),
      context.getClass(),
    ]);
    return declared ?? (isPublic ? 'public' : undefined);
  }
}
