/** How the stub provider behaves and where it sends its webhooks. Abstract, so that it is its own injection token. */
export abstract class StubSettings {
  abstract readonly webhookSecret: string;
  abstract readonly webhookUrl: string;
  /** How long after `authorize` an asynchronous charge is captured. */
  abstract readonly webhookDelayMs: number;
}
