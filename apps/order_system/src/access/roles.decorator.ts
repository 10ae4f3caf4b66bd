import { SetMetadata } from '@nestjs/common';
import type { CustomDecorator } from '@nestjs/common';
import type { Role } from '#libs/auth';

export const ROLES = 'roles';

/** Who may use a route, or a whole controller; admins always may. */
export const Roles = (...roles: Role[]): CustomDecorator => SetMetadata(ROLES, roles);
