import { randomBytes } from 'node:crypto';
import type { HttpAnswer, HttpClient } from '../http/http-client';
import { patiently } from '../http/patience';

type Headers = Readonly<Record<string, string>>;

/** By what everything private about a person is recognised, wherever it turns up. */
export const MARKER = /mk[0-9a-f]{12}/g;

/** Somebody who uses the API, and has things there. */
export abstract class Person {
  marker = newMarker();

  constructor(
    readonly name: string,
    private readonly client: HttpClient,
  ) {}

  /** The headers that say who this is. */
  abstract credentials(): Headers;

  /** Where this person has parcels sent. */
  get address(): object {
    const { marker } = this;
    return {
      name: `Name ${marker}`,
      line1: `Street ${marker}`,
      city: `City ${marker}`,
      postalCode: '10115',
      country: 'DE',
    };
  }

  /** Sends JSON in this person's name. */
  send(method: string, path: string, json?: unknown, more: Headers = {}): Promise<HttpAnswer> {
    const body = json === undefined ? undefined : Buffer.from(JSON.stringify(json));
    const headers = { ...(body && { 'content-type': 'application/json' }), ...this.credentials(), ...more };
    const request = { method, path, body, headers: Object.entries(headers) };
    return patiently(() => this.client.send(request));
  }

  /** The body of an answer that must have succeeded. */
  async expect<Body>(method: string, path: string, json?: unknown, more?: Headers): Promise<Body> {
    const answer = await this.send(method, path, json, more);
    if (answer.status < 300) return answer.body as Body;
    throw new Error(`${this.name}: ${method} ${path} answered ${answer.status} ${answer.text.slice(0, 500)}`);
  }
}

export function newMarker(): string {
  return `mk${randomBytes(6).toString('hex')}`;
}
