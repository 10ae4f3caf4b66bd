import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { WebhookQueue } from '../persistence/webhook-queue';
import type { DueWebhook } from '../persistence/webhook-queue';
import { WebhookAttempt } from './webhook-attempt';

const POLL_MS = 500;
const PAUSE_AFTER_FAILURE_MS = 5_000;

/**
 * Sends what is due. How much of it at a time, the queue decides endpoint by endpoint, over all instances; nothing here
 * waits for an attempt to end, so an endpoint that does not answer keeps nobody else waiting.
 */
@Injectable()
export class WebhookSender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #logger = new Logger(WebhookSender.name);
  readonly #stop = new AbortController();
  readonly #attempts = new Set<Promise<void>>();
  #running = Promise.resolve();
  #nap = new AbortController();
  #woken = false;

  constructor(
    private readonly queue: WebhookQueue,
    private readonly attempt: WebhookAttempt,
  ) {}

  onApplicationBootstrap(): void {
    this.#running = this.keepSending();
  }

  /** Attempts under way are broken off and count as not made. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    await Promise.all(this.#attempts);
  }

  private async keepSending(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        for (const due of await this.queue.claimDue()) this.begin(due);
        await this.nap(POLL_MS);
      } catch (err) {
        this.#logger.warn({ err, msg: 'webhooks wait for the database' });
        await this.nap(PAUSE_AFTER_FAILURE_MS);
      }
    }
  }

  private begin(due: DueWebhook): void {
    const attempt = this.attempt
      .make(due, this.#stop.signal)
      .catch((err: unknown) => {
        // The lease ends, and it is made once more.
        this.#logger.warn({ err, deliveryId: due.id, msg: 'nobody knows how a webhook ended' });
      })
      .finally(() => {
        this.#attempts.delete(attempt);
        this.wake();
      });
    this.#attempts.add(attempt);
  }

  /** There may be more for the endpoint that has just been served. */
  private wake(): void {
    this.#woken = true;
    this.#nap.abort();
  }

  private async nap(ms: number): Promise<void> {
    this.#nap = new AbortController();
    const signal = AbortSignal.any([this.#stop.signal, this.#nap.signal]);
    if (!this.#woken) await sleep(ms, undefined, { signal }).catch(() => undefined);
    this.#woken = false;
  }
}
