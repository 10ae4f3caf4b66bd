import type { INestApplication } from '@nestjs/common';
import { SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { cleanupOpenApiDoc } from 'nestjs-zod';
import { base } from './base';
import { operationsOf } from './operations';
import { describePathParameters } from './path-parameters';
import { completeBodies } from './request-bodies';
import { simplifySchemas } from './schemas';
import { shareHeaders } from './shared-headers';
import { shareParameters } from './shared-parameters';
import { shareProblems } from './shared-problems';
import { shareSchemas } from './shared-schemas';
import { VALUES } from './values';

/** The API's OpenAPI document, from what its routes declare. */
export function documentOf(app: INestApplication): OpenAPIObject {
  const found = SwaggerModule.createDocument(app, base, {
    operationIdFactory: (_controller, method) => method,
    extraModels: [...VALUES],
  });
  const document = simplifySchemas(cleanupOpenApiDoc(found));
  shareSchemas(document);
  completeBodies(document);
  describePathParameters(document);
  shareParameters(document);
  shareHeaders(document);
  shareProblems(document);
  // Said of each route, so that one without it is not one that was forgotten.
  for (const operation of operationsOf(document)) operation.security ??= [];
  return document;
}
