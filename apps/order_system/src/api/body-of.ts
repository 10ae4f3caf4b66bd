import type { z } from 'zod';
import type { ZodDto } from 'nestjs-zod';

/** A body as a client sends it: `BodyOf<typeof LogInBody>`. */
export type BodyOf<Dto extends ZodDto<z.ZodType>> = z.input<Dto['schema']>;
