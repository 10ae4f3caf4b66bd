import { z } from 'zod';

/**
 * CloudEvents 1.0 in structured JSON mode, with the extension attributes this system uses.
 * Unknown extension attributes are allowed, as the specification asks.
 * Source: https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md
 */
export const Envelope = z.looseObject({
  specversion: z.literal('1.0'),
  /** Unique per source; consumers recognise duplicates by it. */
  id: z.string().min(1).max(255),
  source: z.string().min(1).max(255),
  type: z.string().min(1).max(255),
  /** The aggregate's id. */
  subject: z.string().max(255).optional(),
  time: z.iso.datetime({ offset: true }).optional(),
  datacontenttype: z.string().optional(),
  data: z.unknown(),
  /** The order's id where there is one: joins everything that happened for one order. */
  correlationid: z.string().max(255).optional(),
  /** The id of the message that caused this one. */
  causationid: z.string().max(255).optional(),
  /** The aggregate's version: orders the events of one aggregate. */
  sequence: z.int().nonnegative().optional(),
  /** W3C Trace Context. */
  traceparent: z.string().max(255).optional(),
});

export type Envelope = z.output<typeof Envelope>;

export const CLOUD_EVENTS_CONTENT_TYPE = 'application/cloudevents+json';
