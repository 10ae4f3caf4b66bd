import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { tap } from 'rxjs';
import type { Observable } from 'rxjs';
import { Answer } from '#libs/messaging';
import type { Basket } from '#contracts/basket/basket';

/** What a guest sends along, repeated in a header: clients keep it without looking into bodies. */
@Injectable()
export class BasketTokenInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      tap((result) => {
        const token = result instanceof Answer ? (result.data as Partial<Basket>).token : undefined;
        if (token !== undefined) reply.header('basket-token', token);
      }),
    );
  }
}
