import { z } from 'zod';

/** Ids are stored, and PostgreSQL's text holds no U+0000. */
const Text = z
  .string()
  .max(255)
  .refine((text) => !text.includes('\0'), 'must not hold the character U+0000');

/**
 * CloudEvents 1.0 in structured JSON mode, with the extension attributes this system uses.
 * Unknown extension attributes are allowed, as the specification asks.
 * Source: https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md
 */
export const Envelope = z.looseObject({
  specversion: z.literal('1.0'),
  /** Unique per source; consumers recognise duplicates by it. */
  id: Text.min(1),
  source: z.string().min(1).max(255),
  type: z.string().min(1).max(255),
  /** The aggregate's id. */
  subject: Text.optional(),
  time: z.iso.datetime({ offset: true }).optional(),
  datacontenttype: z.string().optional(),
  data: z.unknown(),
  /** The order's id where there is one: joins everything that happened for one order. */
  correlationid: Text.optional(),
  /** The id of the message that caused this one. */
  causationid: Text.optional(),
  /** The aggregate's version: orders the events of one aggregate. */
  sequence: z.int().nonnegative().optional(),
  /** W3C Trace Context, as CloudEvents' extension for distributed tracing has it. */
  traceparent: Text.optional(),
  /** Vendors' own; one that is too long is no reason to refuse an event. */
  tracestate: z.string().max(512).optional().catch(undefined),
});

export type Envelope = z.output<typeof Envelope>;

export const CLOUD_EVENTS_CONTENT_TYPE = 'application/cloudevents+json';
