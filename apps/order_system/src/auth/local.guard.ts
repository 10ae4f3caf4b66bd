import { Injectable } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { ValidationError } from '#libs/common';
import { LogIn } from '#contracts/users/commands/log-in.v1';

@Injectable()
export class LocalGuard extends AuthGuard('local') {
  // Guards run before pipes, and passport-local would look for credentials in the query too.
  override canActivate(
    context: ExecutionContext,
  ): ReturnType<InstanceType<ReturnType<typeof AuthGuard>>['canActivate']> {
    const { body } = context.switchToHttp().getRequest<FastifyRequest>();
    const input = LogIn.input.safeParse(body ?? {});
    if (!input.success) throw ValidationError.from(input.error);
    return super.canActivate(context);
  }
}
