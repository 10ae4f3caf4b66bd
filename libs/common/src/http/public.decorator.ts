import { SetMetadata } from '@nestjs/common';
import type { CustomDecorator } from '@nestjs/common';

export const IS_PUBLIC = 'isPublic';

/** Marks a route, or a whole controller, that needs no access token. */
export const Public = (): CustomDecorator => SetMetadata(IS_PUBLIC, true);
