import { STATUS_CODES } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { newId } from '#libs/common';
import { httpFault } from '../problems/http-fault';
import { PROBLEM_TYPE, problemOf } from '../problems/problem';

/** How long what a client still sends is read away, so that it comes to read the answer. */
const LINGER_MS = 1_000;

interface ClientError extends Error {
  readonly code?: string;
  /** What came in last: a Buffer, whatever Fastify's types say. */
  readonly rawPacket?: unknown;
}

/** Answers what never became a request: Node's parser has refused it, or it came too slowly. */
export function answerClientError(error: ClientError, socket: Socket): void {
  // What comes after the first error is one as well.
  if (socket.writableEnded) return;
  if (error.code === 'ECONNRESET' || !socket.writable || isAnswering(socket)) {
    socket.destroy();
    return;
  }
  const problem = problemOf(httpFault(statusOf(error)), { path: '', requestId: newId() });
  // Nobody knows what was asked for.
  const body = JSON.stringify({ ...problem, instance: undefined });
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    `Date: ${new Date().toUTCString()}`,
    `Content-Type: ${PROBLEM_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    `X-Request-Id: ${problem.requestId}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

function statusOf({ code, rawPacket }: ClientError): number {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return 413;
  if (code !== 'HPE_HEADER_OVERFLOW') return 400;
  // One limit for the whole head: where not even its first line has ended, the line is what is too long.
  return Buffer.isBuffer(rawPacket) && !rawPacket.includes('\r\n') ? 414 : 431;
}

/** Whether what is written now would be taken for the answer, or a part of the answer, to an earlier request. */
function isAnswering({ _httpMessage: answer }: Socket & { _httpMessage?: ServerResponse | null }): boolean {
  return answer ? answer.headersSent || answer.req.complete : false;
}
