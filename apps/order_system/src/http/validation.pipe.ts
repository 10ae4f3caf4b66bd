import { Injectable } from '@nestjs/common';
import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { isZodDto } from 'nestjs-zod/dto';
import type { z } from 'zod';
import { ValidationError, fieldErrors } from '#libs/common';

/** Checks bodies, queries and path parameters against the schema of their DTO. */
@Injectable()
export class ValidationPipe implements PipeTransform {
  transform(value: unknown, { metatype, type }: ArgumentMetadata): unknown {
    if (!isZodDto(metatype)) return value;
    // A missing body counts as an empty one, so that the answer names the fields that it lacks.
    const result = (metatype.schema as z.ZodType).safeParse(value === undefined ? {} : value);
    if (result.success) return result.data;
    const errors = fieldErrors(result.error);
    throw new ValidationError(errors.map((error) => ({ ...error, field: error.field || type })));
  }
}
