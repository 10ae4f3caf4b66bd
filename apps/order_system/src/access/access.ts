import { SetMetadata } from '@nestjs/common';
import type { CustomDecorator } from '@nestjs/common';
import type { Access } from '#contracts/kernel/permissions';

export const ACCESS = 'access';

/** Who may use a route. */
export const RequireAccess = (access: Access): CustomDecorator => SetMetadata(ACCESS, access);
