import type { z } from 'zod';
import { ValidationError } from '../failures/validation-error';

/** Where a page ended, as clients carry it: opaque to them, checked when it comes back. */
export function formatCursor(content: unknown): string {
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}

/** Throws VALIDATION_FAILED on the field `cursor` for what is no cursor of this shape. */
export function parseCursor<Shape extends z.ZodType>(shape: Shape, cursor: string): z.output<Shape> {
  const content = shape.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (content.success) return content.data;
  throw new ValidationError([{ field: 'cursor', message: 'is not the nextCursor of a page of this list' }]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
