import type { z } from 'zod';
import { DomainError } from './domain-error';
import type { FieldError } from './domain-error';

/** Input that does not have the shape it must have; names every field at fault. */
export class ValidationError extends DomainError {
  constructor(errors: readonly FieldError[]) {
    super('VALIDATION_FAILED', 'invalid', summary(errors), { errors });
  }

  static from(error: z.ZodError): ValidationError {
    return new ValidationError(fieldErrors(error));
  }
}

export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    // zod reports unknown fields at their parent; a client wants the field itself.
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ field: [...path, key].join('.'), message: 'is not a known field' }));
    }
    return [{ field: path.join('.'), message: issue.message }];
  });
}

function summary(errors: readonly FieldError[]): string {
  const [first] = errors;
  if (!first) return 'The request is not valid.';
  return first.field ? `${first.field}: ${first.message}` : first.message;
}
