import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { AuthenticatedCaller } from './jwt.strategy';

/** Who sends a request, on a route that is not for guests. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): AuthenticatedCaller => {
  const { user } = context.switchToHttp().getRequest<FastifyRequest & { user: AuthenticatedCaller }>();
  return user;
});
