import { z } from 'zod';
import { ValidationError } from '#libs/common';
import { Id } from '#contracts/kernel/ids';
import type { Position } from './order-queries';

const Content = z.tuple([z.iso.datetime().transform((text) => new Date(text)), Id]);

export function formatCursor({ createdAt, id }: Position): string {
  return Buffer.from(JSON.stringify([createdAt, id])).toString('base64url');
}

/** Throws VALIDATION_FAILED for what is no cursor of this list. */
export function parseCursor(cursor: string): Position {
  const content = Content.safeParse(json(Buffer.from(cursor, 'base64url').toString()));
  if (!content.success)
    throw new ValidationError([{ field: 'cursor', message: 'is not a cursor of this list' }]);
  const [createdAt, id] = content.data;
  return { createdAt, id };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
