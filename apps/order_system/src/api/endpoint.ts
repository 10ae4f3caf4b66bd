import type { Type } from '@nestjs/common';
import type { ZodDto } from 'nestjs-zod';
import type { z } from 'zod';
import type { RequestContract } from '#contracts/kernel/define-command';
import type { Problem } from '#contracts/kernel/define-problem';
import type { Access } from '#contracts/kernel/permissions';
import type { GatewayProblem } from '../problems/gateway-problems';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One way in which a route answers. */
export interface AnswerDocs {
  readonly description: string;
  /** The body's schema; without it there is no body. */
  readonly type?: Type & ZodDto<z.ZodType>;
  readonly example?: unknown;
  /** Where it is not JSON: the media type of its text. */
  readonly text?: string;
  /** Headers by name, beside those that every answer has. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Everything that there is to say about a route, in one place. */
export interface Endpoint {
  readonly summary: string;
  readonly description?: string;
  readonly access: Access;
  /** What it sends to services: their refusals are the route's. */
  readonly sends?: readonly RequestContract[];
  /** Refusals beside those. */
  readonly problems?: readonly (Problem | GatewayProblem)[];
  /** Takes an `Idempotency-Key`: every POST that creates or moves something. */
  readonly idempotent?: boolean;
  /** Takes an `If-Match`; without one, a route that requires it answers 428. */
  readonly ifMatch?: 'optional' | 'required';
  /** The entity tag of what it answers. */
  readonly etag?: (data: never) => string;
  /** For how many seconds readers may keep an answer that is the same for everybody; others are not to be kept. */
  readonly cacheSeconds?: number;
  /** Request headers by name, beside the usual ones. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The same, of those without which the request is refused. */
  readonly requiredHeaders?: Readonly<Record<string, string>>;
  /** A body that it takes. */
  readonly bodyExample?: unknown;
  /** What it answers unless it chooses another; where not given, the lowest status of `answers`. */
  readonly status?: number;
  /** By status. */
  readonly answers: Readonly<Record<number, AnswerDocs>>;
}
