import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

interface Route {
  readonly pattern: RegExp;
  readonly methods: readonly string[];
}

/** Which methods a path takes: tells a wrong method (405) from a path that does not exist (404), and answers OPTIONS. */
@Injectable()
export class RouteTable {
  readonly #routes: Route[] = [];

  /** Call before routes are registered. */
  observe(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ url, method }) => {
      // Catches all preflights of @fastify/cors, and is no path of ours.
      if (url === '*') return;
      this.#routes.push({ pattern: patternOf(url), methods: [method].flat() });
    });
  }

  /** None where there is no such path; else what it is declared with, and OPTIONS. */
  methodsOf(path: string): readonly string[] {
    const methods = this.#routes
      .filter(({ pattern }) => pattern.test(path))
      .flatMap(({ methods }) => methods);
    return methods.length === 0 ? [] : [...new Set([...methods, 'OPTIONS'])];
  }
}

/** As the router reads it: a trailing slash says nothing. */
function patternOf(url: string): RegExp {
  const literal = url.replace(/\/$/, '').replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replace(/:[^/]+/g, '[^/]+').replace('*', '.*')}/?$`);
}
