import { applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension, ApiOperation, ApiSecurity } from '@nestjs/swagger';
import { permissionOf } from '#contracts/kernel/permissions';
import { problems } from '#contracts/kernel/problems';
import { documentAnswers } from './answer-docs';
import type { Endpoint, Method } from './endpoint';
import { documentProblems } from './problem-docs';
import { problemsOf } from './problems-of';
import { documentHeaders } from './request-header-docs';

/** Where the example of a body waits for the document: Swagger's own decorator would replace the body's schema. */
export const BODY_EXAMPLE = 'x-body-example';

/** The route's part of the OpenAPI document. */
export function describeEndpoint(method: Method, endpoint: Endpoint): MethodDecorator {
  const { summary, description, bodyExample } = endpoint;
  return applyDecorators(
    ApiOperation({ summary, description }),
    ...security(endpoint),
    ...documentHeaders(method, endpoint),
    ...(bodyExample === undefined ? [] : [ApiExtension(BODY_EXAMPLE, bodyExample)]),
    ...documentAnswers(method, endpoint),
    ...documentProblems([...problemsOf(method, endpoint), problems.INTERNAL_ERROR]),
  );
}

function security({ access }: Endpoint): MethodDecorator[] {
  if (access === 'public') return [];
  const permission = ApiExtension('x-permission', permissionOf(access));
  const callers = [permission, ApiBearerAuth(), ApiSecurity('apiKey')];
  return typeof access === 'string' ? callers : [...callers, ApiSecurity('basketToken'), ApiSecurity({})];
}
