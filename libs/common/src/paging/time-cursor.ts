import { z } from 'zod';
import { formatCursor, parseCursor } from './cursor';

/** A place in a list by time: right behind this row. Ids tell apart what was created in one millisecond. */
export interface TimePosition {
  readonly createdAt: Date;
  readonly id: string;
}

const Content = z.tuple([z.iso.datetime().transform((text) => new Date(text)), z.uuid()]);

export function formatTimeCursor({ createdAt, id }: TimePosition): string {
  return formatCursor([createdAt, id]);
}

/** Throws VALIDATION_FAILED for what is no cursor of such a list. */
export function parseTimeCursor(cursor: string): TimePosition {
  const [createdAt, id] = parseCursor(Content, cursor);
  return { createdAt, id };
}
