import { z } from 'zod';

/** Where a parcel goes. */
export const Address = z.strictObject({
  name: z.string().trim().min(1).max(200),
  line1: z.string().trim().min(1).max(200),
  line2: z.string().trim().min(1).max(200).optional(),
  city: z.string().trim().min(1).max(100),
  postalCode: z.string().trim().min(1).max(20),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 code such as DE')
    .describe('An ISO 3166-1 alpha-2 code'),
});
export type Address = z.output<typeof Address>;
