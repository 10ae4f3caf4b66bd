import { randomUUID } from 'node:crypto';

/** W3C Trace Context: the trace that something is part of, by our own span of it. */
export interface TraceContext {
  readonly traceparent: string;
  /** What vendors add, handed on as it came. */
  readonly tracestate?: string;
}

// version, trace id, parent id, flags; ids of zeros and version ff are not valid (§3.2.2).
const TRACEPARENT =
  /^(?!ff)(?<version>[0-9a-f]{2})-(?<traceId>(?!0{32})[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-(?<flags>[0-9a-f]{2})(?<rest>$|-.*)/;
const TRACESTATE = /^[\x20-\x7e]{1,512}$/;
/** Where a trace begins with us, whoever comes after us may record it. */
const SAMPLED = '01';

/** Goes on with the sender's trace in a span of our own; begins one where there is none, or none that is valid. */
export function continueTrace(traceparent: string | undefined, tracestate: string | undefined): TraceContext {
  const sent = parse(traceparent);
  // The state of a trace that is not gone on with says nothing (§3.3.1.3).
  if (!sent) return { traceparent: traceOf(randomUUID().replaceAll('-', ''), SAMPLED) };
  const isState = tracestate !== undefined && TRACESTATE.test(tracestate);
  return {
    traceparent: traceOf(sent.traceId, sent.flags),
    ...(isState && { tracestate }),
  };
}

/** The trace's id, for logs; undefined where this is no traceparent. */
export function traceIdOf(traceparent: string | undefined): string | undefined {
  return parse(traceparent)?.traceId;
}

function parse(traceparent: string | undefined): { traceId: string; flags: string } | undefined {
  const { version, traceId, flags, rest } = TRACEPARENT.exec(traceparent ?? '')?.groups ?? {};
  // Later versions may say more behind a dash; version 00 does not (§3.2.4).
  if (traceId === undefined || flags === undefined || (version === '00' && rest !== '')) return undefined;
  return { traceId, flags };
}

function traceOf(traceId: string, flags: string): string {
  return `00-${traceId}-${newSpanId()}-${flags}`;
}

/** 64 random bits out of a random UUID: Node has those in stock, which makes them cheaper than random bytes. */
function newSpanId(): string {
  const uuid = randomUUID();
  return uuid.slice(0, 8) + uuid.slice(-8);
}
