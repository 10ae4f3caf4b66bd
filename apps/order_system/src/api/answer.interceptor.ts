import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map } from 'rxjs';
import type { Observable } from 'rxjs';
import { Answer } from '#libs/messaging';
import { publicCaching } from '../http/caching';
import type { Endpoint } from './endpoint';
import { ENDPOINT } from './endpoint.decorator';
import { PreconditionRequired } from './precondition-required';

/** Turns what a service answered into a response, as the route's declaration says. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const endpoint = this.reflector.get<Endpoint | undefined>(ENDPOINT, context.getHandler());
    if (!endpoint) return next.handle();
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (endpoint.ifMatch === 'required' && request.headers['if-match'] === undefined)
      throw new PreconditionRequired();
    return next.handle().pipe(
      map((result) => {
        if (endpoint.cacheSeconds !== undefined)
          reply.header('cache-control', publicCaching(request, endpoint.cacheSeconds));
        return respond(result, endpoint, reply);
      }),
    );
  }
}

function respond(result: unknown, { answers, etag }: Endpoint, reply: FastifyReply): unknown {
  if (result instanceof Answer && result.replayed) reply.header('idempotency-replayed', 'true');
  const data: unknown = result instanceof Answer ? result.data : result;
  const answer = answers[reply.statusCode];
  if (!answer?.type) return answer?.text ? data : undefined;
  if (etag) reply.header('etag', etag(data as never));
  return data;
}
