import type { ServiceName } from '#contracts/kernel/define-command';
import { DomainError } from '#libs/common';
import type { Reply } from './wire';

const RETRY_AFTER_SECONDS = 2;

/** The service is down, or did not answer in time. */
export class ServiceUnavailable extends DomainError {
  constructor(service: ServiceName) {
    super(
      'SERVICE_UNAVAILABLE',
      'unavailable',
      `The service ${service} does not answer; try again shortly.`,
      {
        retryAfter: RETRY_AFTER_SECONDS,
      },
    );
  }
}

interface Pending {
  readonly service: ServiceName;
  readonly timer: NodeJS.Timeout;
  readonly resolve: (reply: Reply) => void;
  readonly reject: (failure: Error) => void;
}

/** Requests that wait for their answer; each ends with a reply, a failure, or its deadline. */
export class PendingRequests {
  readonly #byId = new Map<string, Pending>();

  add(id: string, service: ServiceName, timeoutMs: number): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.fail(id), timeoutMs);
      this.#byId.set(id, { service, timer, resolve, reject });
    });
  }

  resolve(id: string, reply: Reply): void {
    this.take(id)?.resolve(reply);
  }

  /** Refuses the request with the failure; without one, because the service does not answer. */
  fail(id: string, failure?: unknown): void {
    const pending = this.take(id);
    pending?.reject(failure instanceof Error ? failure : new ServiceUnavailable(pending.service));
  }

  failAll(failure?: Error): void {
    for (const id of [...this.#byId.keys()]) this.fail(id, failure);
  }

  private take(id: string): Pending | undefined {
    const pending = this.#byId.get(id);
    if (!pending) return undefined;
    clearTimeout(pending.timer);
    this.#byId.delete(id);
    return pending;
  }
}
