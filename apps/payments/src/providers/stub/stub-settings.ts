/** How the stub provider behaves and where it sends its webhooks. */
export class StubSettings {
  readonly webhookSecret: string;
  readonly webhookUrl: string;
  /** How long after `authorize` an asynchronous charge is captured. */
  readonly webhookDelayMs: number;

  constructor(settings: StubSettings) {
    this.webhookSecret = settings.webhookSecret;
    this.webhookUrl = settings.webhookUrl;
    this.webhookDelayMs = settings.webhookDelayMs;
  }
}
