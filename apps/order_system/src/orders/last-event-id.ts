import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ValidationError } from '#libs/common';

/** The step that the client saw last, as `Last-Event-ID` says; 0 where it saw none. */
export const LastEventId = createParamDecorator((_: unknown, context: ExecutionContext) =>
  readLastEventId(context.switchToHttp().getRequest<FastifyRequest>().headers['last-event-id']),
);

export function readLastEventId(header: string | string[] | undefined): number {
  if (header === undefined) return 0;
  if (typeof header === 'string' && /^\d{1,9}$/.test(header)) return Number(header);
  throw new ValidationError([
    { field: 'Last-Event-ID', message: 'must be the id of an event of this order' },
  ]);
}
