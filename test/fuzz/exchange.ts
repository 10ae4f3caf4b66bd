import type { HttpAnswer, HttpRequest } from './http/http-client';
import type { FuzzRequest } from './requests/fuzz-request';
import type { NamedThing } from './world/naming';

/** A request as it was sent, and what came of it. */
export interface Exchange {
  readonly request: FuzzRequest;
  readonly sent: HttpRequest;
  readonly named: readonly NamedThing[];
  /** Undefined where there was none. */
  readonly answer?: HttpAnswer;
  /** Why there was no answer. */
  readonly failure?: string;
  /** Whose marker the caller has. */
  readonly marker: string;
  /** The thing of the path as its owner saw it before and after, where somebody looked. */
  readonly seen?: { readonly before: string; readonly after: string };
}

/** What is wrong with an answer: which rule it breaks, and how. */
export interface Violation {
  readonly rule: string;
  readonly reason: string;
}

export type Rule = (exchange: Exchange) => readonly Violation[];
