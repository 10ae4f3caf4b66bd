import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DOCS } from './docs-path';

/** For so long a cache may answer with what is too old while it fetches what is new (RFC 5861 §3). */
const STALE_SECONDS = 30;

/**
 * Says of every answer how it may be kept, and answers 304 to a reader who has it already. @fastify/etag would tag
 * refusals and answers to POST as well, and reads a single tag in If-None-Match only.
 */
export function sayHowToCache(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', defaultOf(request));
    if (!isRead(request) || isAboutNow(request) || reply.statusCode !== 200) return done();
    varyByEncoding(reply);
    const tag = tagOf(reply, payload);
    if (tag === undefined || !isKnown(tag, request.headers['if-none-match'])) return done();
    reply.code(304);
    // What HEAD would be spared is counted all the same.
    if (request.method === 'HEAD') done();
    else done(null, null);
  });
}

/** How long readers may keep what is the same for everybody. Who logs in sees what is there now: they may change it. */
export function publicCaching({ headers }: FastifyRequest, seconds: number): string {
  const isAnonymous = headers.authorization === undefined && headers['x-api-key'] === undefined;
  if (!isAnonymous) return 'private, no-cache';
  return `public, max-age=${seconds}, stale-while-revalidate=${STALE_SECONDS}`;
}

function defaultOf({ url }: FastifyRequest): string {
  return url.startsWith(DOCS) ? 'no-cache' : 'no-store';
}

/** How the gateway is: a reader asks for what is now, never for what has changed. */
function isAboutNow({ url }: FastifyRequest): boolean {
  return /^\/(?:health|metrics)(?:[/?]|$)/.test(url);
}

function isRead({ method }: FastifyRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Said of what is too short to be compressed, too: a cache must not take one for the other. */
function varyByEncoding(reply: FastifyReply): void {
  const vary = [reply.getHeader('vary') ?? []].flat();
  reply.header('vary', [...vary, 'accept-encoding'].join(', '));
}

/** The answer's own tag; else one of its content, weak because compression changes the bytes and not the tag. */
function tagOf(reply: FastifyReply, payload: unknown): string | undefined {
  const own = reply.getHeader('etag');
  if (own !== undefined) return String(own);
  if (typeof payload !== 'string') return undefined;
  const tag = `W/"${hash('sha1', payload, 'base64url')}"`;
  reply.header('etag', tag);
  return tag;
}

/** RFC 9110 §13.1.2: compares weakly. */
function isKnown(tag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  const known: readonly string[] = ifNoneMatch.match(/"[^"]*"/g) ?? [];
  return ifNoneMatch.trim() === '*' || known.includes(tag.replace(/^W\//, ''));
}
