import type { z } from 'zod';
import type { EventContract } from '#contracts/kernel/define-event';

/** An event as a reaction receives it: parsed, with what the envelope says of it. */
export interface ReceivedEvent<Data = unknown> {
  readonly id: string;
  readonly type: string;
  /** The aggregate's id. */
  readonly subject: string;
  readonly time: Date;
  readonly correlationId: string;
  /** The aggregate's version, where the sender says it. */
  readonly sequence?: number;
  readonly traceparent?: string;
  readonly tracestate?: string;
  readonly data: Data;
}

/** `EventOf<typeof PaymentCaptured>` */
export type EventOf<Contract> =
  Contract extends EventContract<infer Schema> ? ReceivedEvent<z.output<Schema>> : never;
