import type { OpenAPIObject, ParameterObject } from '@nestjs/swagger';
import { operationsOf } from './operations';

/** Keeps each request header that several routes take in one place of the document. */
export function shareParameters(document: OpenAPIObject): void {
  const shared: Record<string, ParameterObject> = {};
  for (const operation of operationsOf(document)) {
    operation.parameters = operation.parameters?.map((parameter) => {
      if ('$ref' in parameter || parameter.in !== 'header') return parameter;
      const name = `${parameter.name}${parameter.required ? '-required' : ''}`;
      shared[name] ??= parameter;
      const isSame = JSON.stringify(shared[name]) === JSON.stringify(parameter);
      return isSame ? { $ref: `#/components/parameters/${name}` } : parameter;
    });
  }
  document.components = { ...document.components, parameters: shared };
}
