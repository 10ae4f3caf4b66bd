import { setTimeout as sleep } from 'node:timers/promises';
import { WebhookUrlRefused } from '../domain/webhooks/webhook.errors';
import { publicAddressesOf } from './guarded-lookup';
import { dnsResolver } from './resolve-host';
import type { ResolveHost } from './resolve-host';
import { failureOf } from './webhook-failure';
import { faultOf } from './webhook-rules';
import type { WebhookRules } from './webhook-rules';

/** How long a look-up may keep somebody waiting. */
const PATIENCE_MS = 2_000;

/** Judges the URLs that somebody wants events to be sent to. */
export class WebhookUrls {
  constructor(
    private readonly rules: WebhookRules,
    private readonly resolve: ResolveHost = dnsResolver(),
  ) {}

  /**
   * The URL as it is kept. Throws WEBHOOK_URL_REFUSED. A name that nobody knows yet is no fault: what counts is what it
   * stands for when something is sent.
   */
  async accept(address: string): Promise<string> {
    const url = new URL(address);
    url.hash = '';
    const fault = faultOf(url, this.rules);
    if (fault !== undefined) throw new WebhookUrlRefused(fault);
    if (!this.rules.allowPrivateNetworks && (await this.isElsewhere(url.hostname))) {
      throw new WebhookUrlRefused('must be on a public address');
    }
    return url.href;
  }

  private async isElsewhere(host: string): Promise<boolean> {
    if (host.startsWith('[') || /^[\d.]+$/.test(host)) return false;
    const giveUp = new AbortController();
    const patience = sleep(PATIENCE_MS, false, { signal: giveUp.signal }).catch(() => false);
    const look = publicAddressesOf(host, {}, this.resolve).then(
      () => false,
      (error: unknown) => failureOf(error) === 'ADDRESS_REFUSED',
    );
    const elsewhere = await Promise.race([look, patience]);
    giveUp.abort();
    return elsewhere;
  }
}
