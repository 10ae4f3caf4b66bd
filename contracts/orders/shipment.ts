import { z } from 'zod';

const Text = z.string().trim().min(1).max(100);

/** Who carries a parcel, and under which number; each where it is known. */
export const Consignment = z.object({
  carrier: Text.optional(),
  trackingNumber: Text.optional(),
});
export type Consignment = z.output<typeof Consignment>;

/** A parcel that has left. */
export const Shipment = Consignment.extend({
  shippedAt: z.iso.datetime(),
  deliveredAt: z.iso.datetime().nullable().describe('Null while it is on its way'),
});
export type Shipment = z.output<typeof Shipment>;
