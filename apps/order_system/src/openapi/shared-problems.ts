import type { OpenAPIObject, ResponseObject } from '@nestjs/swagger';
import { PROBLEM_TYPE } from '../problems/problem';
import { responsesOf } from './operations';

/** Keeps each problem's example, and each answer that several routes give, in one place of the document. */
export function shareProblems(document: OpenAPIObject): void {
  shareExamples(document);
  shareResponses(document);
}

function shareExamples(document: OpenAPIObject): void {
  const shared: NonNullable<OpenAPIObject['components']>['examples'] = {};
  for (const { response } of responsesOf(document)) {
    const content = response.content?.[PROBLEM_TYPE];
    for (const [code, example] of Object.entries(content?.examples ?? {})) {
      shared[code] = example;
      if (content?.examples) content.examples[code] = { $ref: `#/components/examples/${code}` };
    }
  }
  document.components = { ...document.components, examples: shared };
}

function shareResponses(document: OpenAPIObject): void {
  const problems = responsesOf(document).filter(({ response }) => response.content?.[PROBLEM_TYPE]);
  const uses = Map.groupBy(problems, ({ response }) => JSON.stringify(response));
  const shared: Record<string, ResponseObject> = {};
  for (const group of [...uses.values()].filter(({ length }) => length > 1)) {
    for (const { operation, status, response } of group) {
      const name = nameOf(response);
      shared[name] = response;
      operation.responses[status] = { $ref: `#/components/responses/${name}` };
    }
  }
  document.components = { ...document.components, responses: shared };
}

/** By what it can say: `ValidationFailed_MalformedJson`. */
function nameOf({ content }: ResponseObject): string {
  return Object.keys(content?.[PROBLEM_TYPE]?.examples ?? {})
    .map((code) => code.toLowerCase().replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase()))
    .join('_');
}
