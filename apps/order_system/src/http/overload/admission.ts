import type { FastifyReply, FastifyRequest } from 'fastify';
import { counter, gauge } from '#libs/common';
import { InFlight } from './in-flight';
import type { OverloadConfig } from './overload-env';
import type { Urgency } from './urgency';
import { Visit } from './visit';

const waiting = gauge({
  name: 'http_requests_waiting',
  help: 'Check-outs that wait for the end of their order (Prefer: wait)',
});

export const shed = counter({
  name: 'http_requests_shed_total',
  help: 'Requests that were refused because of an overload, by reason and urgency',
  labelNames: ['reason', 'urgency'],
});

/** Who may come in, who is in, and who only waits. Where overload protection is off, everybody may. */
export class Admission {
  readonly inFlight: InFlight | undefined;
  readonly #visits = new WeakMap<FastifyRequest, Visit>();
  #waiting = 0;

  constructor(
    private readonly config: OverloadConfig | undefined,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.inFlight = config && new InFlight(config, now);
  }

  /** False where there is no room; else `visitOf` knows the request from now on. */
  admit(request: FastifyRequest, urgency: Urgency): boolean {
    if (!this.inFlight) return true;
    if (!this.inFlight.hasRoomFor(urgency)) return false;
    this.#visits.set(request, new Visit(this.inFlight, this.now));
    return true;
  }

  visitOf(request: FastifyRequest): Visit | undefined {
    return this.#visits.get(request);
  }

  /** What waits for an event takes no room meanwhile. False where so many wait that it must not. */
  async whileWaiting<T>(reply: FastifyReply, wait: () => Promise<T>): Promise<T | undefined> {
    if (this.config && this.#waiting >= this.config.maxWaiting) return undefined;
    const { method, routeOptions } = reply.request;
    this.visitOf(reply.request)?.end(`${method} ${routeOptions.url}`);
    this.count(1);
    try {
      return await wait();
    } finally {
      this.count(-1);
    }
  }

  private count(change: number): void {
    this.#waiting += change;
    waiting.set(this.#waiting);
  }
}
