import { z } from 'zod';
import { ValidationError } from '#libs/common';

/** Where a page ended: ids tell apart what was created in one millisecond. */
const Position = z.tuple([z.iso.datetime().transform((text) => new Date(text)), z.uuid()]);

export interface PagePosition {
  readonly createdAt: Date;
  readonly id: string;
}

export function toCursor({ createdAt, id }: PagePosition): string {
  return Buffer.from(JSON.stringify([createdAt, id])).toString('base64url');
}

/** Throws VALIDATION_FAILED for what is no cursor of ours. */
export function fromCursor(cursor: string): PagePosition {
  try {
    const [createdAt, id] = Position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { createdAt, id };
  } catch {
    throw new ValidationError([{ field: 'cursor', message: 'is not a cursor of this list' }]);
  }
}
