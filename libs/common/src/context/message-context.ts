import { AsyncLocalStorage } from 'node:async_hooks';

/** What is being worked on right now; logs and outgoing messages carry it without being told. */
export interface MessageContext {
  /** Joins everything that happens for one order, or for one request. */
  readonly correlationId: string;
  /** The message being handled: the cause of what is sent now. */
  readonly messageId?: string;
  /** W3C Trace Context: which trace this is part of, and what vendors add to it. */
  readonly traceparent?: string;
  readonly tracestate?: string;
}

const storage = new AsyncLocalStorage<MessageContext>();

export function currentContext(): MessageContext | undefined {
  return storage.getStore();
}

export function runInContext<T>(context: MessageContext, work: () => T): T {
  return storage.run(context, work);
}
