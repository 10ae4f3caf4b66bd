import type { EventContract } from '#contracts/kernel/define-event';

/** What is known of an event when it is received. */
interface Facts {
  readonly id: string;
  readonly subject: string;
  readonly time: Date;
  readonly correlationId: string;
  readonly sequence?: number;
  readonly data: unknown;
}

/** A CloudEvent as outsiders see it, without what belongs to this system's own tracing. */
export function publicEvent({ type, owner }: Pick<EventContract, 'type' | 'owner'>, event: Facts) {
  const { id, subject, time, correlationId, sequence, data } = event;
  return {
    specversion: '1.0' as const,
    id,
    source: `/${owner}`,
    type,
    subject,
    time: time.toISOString(),
    datacontenttype: 'application/json',
    correlationid: correlationId,
    sequence,
    data,
  };
}
export type PublicEvent = ReturnType<typeof publicEvent>;

/** Whom the event is about, where its data says so. */
export function userOf({ data }: PublicEvent): string | undefined {
  const userId = typeof data === 'object' && data !== null && 'userId' in data ? data.userId : undefined;
  return typeof userId === 'string' ? userId : undefined;
}

/** The event without what tells whom it is about. */
export function anonymous(event: PublicEvent): PublicEvent {
  const data = Object.entries(event.data as object).filter(([key]) => !IDENTIFYING.includes(key));
  return { ...event, data: Object.fromEntries(data) };
}
const IDENTIFYING = ['userId', 'customerId'];
