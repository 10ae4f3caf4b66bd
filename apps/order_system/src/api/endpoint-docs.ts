import { applyDecorators } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiExtension,
  ApiHeader,
  ApiOperation,
  ApiResponse,
  ApiSecurity,
} from '@nestjs/swagger';
import { permissionOf } from '#contracts/kernel/permissions';
import { problems } from '#contracts/kernel/problems';
import type { AnswerDocs, Endpoint, Method } from './endpoint';
import { documentProblems } from './problem-docs';
import { problemsOf } from './problems-of';

/** The route's part of the OpenAPI document. */
export function describeEndpoint(method: Method, endpoint: Endpoint): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary: endpoint.summary, description: endpoint.description }),
    ...security(endpoint),
    ...requestHeaders(endpoint),
    ...Object.entries(endpoint.answers).map(([status, answer]) =>
      documentAnswer(Number(status), answer, endpoint),
    ),
    ...documentProblems([...problemsOf(method, endpoint), problems.INTERNAL_ERROR]),
  );
}

function security({ access }: Endpoint): MethodDecorator[] {
  if (access === 'public') return [];
  const permission = ApiExtension('x-permission', permissionOf(access));
  const callers = [permission, ApiBearerAuth(), ApiSecurity('apiKey')];
  return typeof access === 'string' ? callers : [...callers, ApiSecurity('basketToken'), ApiSecurity({})];
}

function requestHeaders({ idempotent, ifMatch, headers = {} }: Endpoint): MethodDecorator[] {
  const named = Object.entries(headers).map(([name, description]) =>
    ApiHeader({ name, description, required: false }),
  );
  if (idempotent) {
    named.push(
      ApiHeader({
        name: 'Idempotency-Key',
        required: false,
        description:
          'Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters',
        schema: { type: 'string', minLength: 1, maxLength: 255 },
      }),
    );
  }
  if (ifMatch) {
    named.push(
      ApiHeader({
        name: 'If-Match',
        required: ifMatch === 'required',
        description: 'The `ETag` of what was read: the change is refused where somebody else was faster',
        schema: { type: 'string', example: '"7"' },
      }),
    );
  }
  return named;
}

function documentAnswer(status: number, answer: AnswerDocs, { idempotent, etag }: Endpoint): MethodDecorator {
  const { description, type, example, text, headers } = answer;
  const documented = {
    ...headers,
    ...(idempotent && { 'Idempotency-Replayed': '`true` where this is the first answer again' }),
    ...(etag && type && { ETag: 'The version, for `If-Match`' }),
  };
  const common = {
    status,
    description,
    headers: Object.fromEntries(
      Object.entries(documented).map(([name, meaning]) => [
        name,
        { description: meaning, schema: { type: 'string' as const } },
      ]),
    ),
  };
  if (text) return ApiResponse({ ...common, content: { [text]: { schema: { type: 'string' }, example } } });
  return type ? ApiResponse({ ...common, type: type.Output as never, example }) : ApiResponse(common);
}
