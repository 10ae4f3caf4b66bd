import type { FastifyRequest } from 'fastify';

const codes = new WeakMap<FastifyRequest, string>();

/** Remembers as what a request was refused, for those who only see its answer go. */
export function noteProblem(request: FastifyRequest, code: string): void {
  codes.set(request, code);
}

export function problemToldTo(request: FastifyRequest): string | undefined {
  return codes.get(request);
}
