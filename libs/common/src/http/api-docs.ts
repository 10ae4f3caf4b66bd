import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { dump } from 'js-yaml';
import { cleanupOpenApiDoc } from 'nestjs-zod';

/**
 * Swagger UI at `/api/docs`, its document at `/api/docs-json` and `/api/docs-yaml`; each is made at the first look, not
 * at every start, and once: to spell a large document in YAML takes a tenth of a second and more.
 */
export function serveApiDocs(app: NestFastifyApplication, describe: () => OpenAPIObject): void {
  const document = once(describe);
  const json = once(() => JSON.stringify(document()));
  const yaml = once(() => dump(document(), { noRefs: true }));
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/api/docs-json', (_request, reply) => reply.type('application/json').send(json()));
  fastify.get('/api/docs-yaml', (_request, reply) => reply.type('text/yaml').send(yaml()));
  SwaggerModule.setup('api/docs', app, document, {
    raw: false,
    customSiteTitle: 'Order System API',
    swaggerOptions: {
      // A token that was given stays over a reload.
      persistAuthorization: true,
      displayRequestDuration: true,
      docExpansion: 'none',
      // The document would be sent to a validator on the internet.
      validatorUrl: null,
    },
  });
}

/** The document of a service with no routes but those for operators. */
export function plainDocument(app: NestFastifyApplication, name: string): OpenAPIObject {
  const config = new DocumentBuilder().setTitle(`Order System: ${name}`).setVersion('1.0').build();
  return cleanupOpenApiDoc(SwaggerModule.createDocument(app, config));
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
