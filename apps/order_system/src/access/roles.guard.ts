import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Caller, Role } from '#libs/auth';
import { Forbidden } from './access.errors';
import { ROLES } from './roles.decorator';

/** Spares a service the requests of those who may not; the service checks again itself. */
@Injectable()
export class RolesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const allowed = this.reflector.getAllAndOverride<readonly Role[] | undefined>(ROLES, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!allowed) return true;
    const { user } = context.switchToHttp().getRequest<FastifyRequest & { user?: Caller }>();
    const may = user?.roles.some((role) => role === 'admin' || allowed.includes(role));
    if (!may) throw new Forbidden(allowed);
    return true;
  }
}
