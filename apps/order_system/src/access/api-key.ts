import type { FastifyRequest } from 'fastify';
import { bearerToken } from './jwt.strategy';

const PREFIX = 'osk_';

/** The API key that a request carries: as `X-Api-Key`, or as a bearer token where a client can send nothing else. */
export function apiKeyOf(request: Pick<FastifyRequest, 'headers'>): string | undefined {
  const { 'x-api-key': header } = request.headers;
  if (typeof header === 'string' && header !== '') return header;
  const bearer = bearerToken(request);
  return bearer?.startsWith(PREFIX) ? bearer : undefined;
}
