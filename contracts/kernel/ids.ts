import { z } from 'zod';

/** Ids are UUIDs made by the service that owns the thing (version 7, RFC 9562, so that they sort by time). */
export const Id = z.uuid();

/** Product ids are short text that people type: `prod-1`. */
export const ProductId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'must be 1 to 64 letters, digits, ".", "_" or "-"');

export const CustomerReference = z
  .string()
  .trim()
  .min(1)
  .max(128)
  .describe("The caller's own reference for its customer: kept and returned, never used for access");
