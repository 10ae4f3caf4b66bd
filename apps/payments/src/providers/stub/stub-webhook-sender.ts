import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { StubWebhooks } from '../../persistence/stub-webhooks';
import type { StubWebhook } from '../../persistence/stub-webhooks';
import { StubSettings } from './stub-settings';
import { StubWebhookCodec } from './stub-webhook-codec';

const POLL_MS = 250;
const PAUSE_AFTER_FAILURE_MS = 5_000;
const BATCH = 20;
const TIMEOUT_MS = 5_000;

/** The stub's far side: captures what is pending and says so by webhook, at least once, until it is answered by 2xx. */
@Injectable()
export class StubWebhookSender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #logger = new Logger(StubWebhookSender.name);
  readonly #stop = new AbortController();
  #running = Promise.resolve();

  constructor(
    private readonly webhooks: StubWebhooks,
    private readonly codec: StubWebhookCodec,
    private readonly settings: StubSettings,
  ) {}

  onApplicationBootstrap(): void {
    this.#running = this.poll();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  /** Sends what is due now. */
  async sendDue(): Promise<void> {
    await this.webhooks.captureDue();
    const due = await this.webhooks.claimDue(BATCH);
    await Promise.all(due.map((webhook) => this.send(webhook)));
  }

  private async poll(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      const pause = await this.sendDue().then(
        () => POLL_MS,
        (err: unknown) => {
          this.#logger.warn({ err, msg: 'the stub cannot send webhooks' });
          return PAUSE_AFTER_FAILURE_MS;
        },
      );
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  private async send(webhook: StubWebhook): Promise<void> {
    const { body, headers } = this.codec.encode(webhook, new Date());
    const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(TIMEOUT_MS)]);
    try {
      const response = await fetch(this.settings.webhookUrl, {
        method: 'POST',
        headers: { ...headers },
        body,
        // What is signed for one address is not carried to another.
        redirect: 'error',
        signal,
      });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`answered ${response.status}`);
    } catch (err) {
      this.#logger.warn({
        err,
        webhookId: webhook.id,
        attempts: webhook.attempts,
        msg: 'a webhook will be sent again',
      });
      return;
    }
    await this.webhooks.delivered(webhook.id);
  }
}
