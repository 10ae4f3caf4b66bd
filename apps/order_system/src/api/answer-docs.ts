import { ApiResponse } from '@nestjs/swagger';
import type { HeaderObject } from '@nestjs/swagger';
import { sharedHeader } from '../openapi/shared-headers';
import type { AnswerDocs, Endpoint, Method } from './endpoint';
import { isRead } from './is-read';

/** What a route answers where it does not refuse. */
export function documentAnswers(method: Method, endpoint: Endpoint): MethodDecorator[] {
  const known = ApiResponse({ status: 304, description: 'What the reader has is still current' });
  const answers = Object.entries(endpoint.answers).map(([status, answer]) =>
    documentAnswer(Number(status), answer, method, endpoint),
  );
  return isRead(method, endpoint) ? [...answers, known] : answers;
}

function documentAnswer(
  status: number,
  { description, type, example, text, headers = {} }: AnswerDocs,
  method: Method,
  endpoint: Endpoint,
): MethodDecorator {
  const tagged = type !== undefined && (endpoint.etag !== undefined || method === 'GET');
  const own = Object.entries(headers).map(([name, meaning]): [string, HeaderObject] => [
    name,
    { description: meaning, schema: { type: 'string' } },
  ]);
  const common = {
    status,
    description,
    headers: {
      ...Object.fromEntries(own),
      ...(endpoint.idempotent && { 'Idempotency-Replayed': sharedHeader('Idempotency-Replayed') }),
      ...(tagged && { ETag: sharedHeader('ETag') }),
    },
  };
  if (text) return ApiResponse({ ...common, content: { [text]: { schema: { type: 'string' }, example } } });
  return type ? ApiResponse({ ...common, type: type.Output as never, example }) : ApiResponse(common);
}
