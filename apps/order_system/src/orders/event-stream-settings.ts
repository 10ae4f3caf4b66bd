import { z } from 'zod';

/** How the event streams of orders are kept. */
export class EventStreamSettings {
  constructor(
    /** After so much silence a sign of life is sent, and the order looked at. */
    readonly heartbeatMs: number,
    /** How many streams one caller may have open at one gateway. */
    readonly perCaller: number,
  ) {}
}

/** `EVENT_STREAM_HEARTBEAT_MS`, which must be shorter than proxies bear silence, and `EVENT_STREAMS_PER_CALLER`. */
export function eventStreamEnv() {
  return z
    .object({
      EVENT_STREAM_HEARTBEAT_MS: z.coerce.number().int().min(100).max(300_000).default(15_000),
      EVENT_STREAMS_PER_CALLER: z.coerce.number().int().min(1).max(10_000).default(10),
    })
    .transform((env) => new EventStreamSettings(env.EVENT_STREAM_HEARTBEAT_MS, env.EVENT_STREAMS_PER_CALLER));
}
