import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { SendOptions } from '#libs/messaging';
import type { Endpoint } from '../api/endpoint';
import { ENDPOINT } from '../api/endpoint.decorator';
import { readIdempotencyKey } from '../http/idempotency-key';
import type { AuthenticatedCaller } from './jwt.strategy';

type Request = FastifyRequest & { user?: AuthenticatedCaller };

/**
 * Who sends a request, as its headers prove, for the services to check again; and its idempotency key, where the route
 * takes one.
 */
export const Sender = createParamDecorator((_: unknown, context: ExecutionContext): SendOptions => {
  const { user, headers } = context.switchToHttp().getRequest<Request>();
  const endpoint = Reflect.getMetadata(ENDPOINT, context.getHandler()) as Endpoint | undefined;
  const basketToken = headers['basket-token'];
  return {
    token: user?.token,
    basketToken: typeof basketToken === 'string' && basketToken !== '' ? basketToken : undefined,
    idempotencyKey: endpoint?.idempotent ? readIdempotencyKey(headers['idempotency-key']) : undefined,
  };
});
