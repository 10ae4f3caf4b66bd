import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { cleanupOpenApiDoc } from 'nestjs-zod';

/** Swagger UI at `/api/docs`, its document at `/api/docs-json`; built at the first look, not at every start. */
export function serveApiDocs(app: NestFastifyApplication, document: () => OpenAPIObject): void {
  SwaggerModule.setup('api/docs', app, document, {
    jsonDocumentUrl: 'api/docs-json',
    yamlDocumentUrl: 'api/docs-yaml',
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
