import type { OpenAPIObject, OperationObject, ResponseObject } from '@nestjs/swagger';
import { PROBLEM_TYPE } from '../problems/problem';
import { operationsOf, responsesOf } from './operations';

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
  const uses = Map.groupBy(problemsOf(document), ({ response }) => JSON.stringify(response));
  const repeated = [...uses.values()].filter(({ length }) => length > 1);
  const shared: Record<string, ResponseObject> = {};
  for (const group of repeated) {
    for (const { responses, status, response } of group) {
      const name = nameOf(response);
      shared[name] = response;
      responses[status] = { $ref: `#/components/responses/${name}` };
    }
  }
  document.components = { ...document.components, responses: shared };
}

function problemsOf(
  document: OpenAPIObject,
): { responses: OperationObject['responses']; status: string; response: ResponseObject }[] {
  return operationsOf(document).flatMap(({ responses }) =>
    Object.entries(responses).flatMap(([status, response]) =>
      response && !('$ref' in response) && response.content?.[PROBLEM_TYPE]
        ? [{ responses, status, response }]
        : [],
    ),
  );
}

/** By what it can say: `ValidationFailed_MalformedJson`. */
function nameOf({ content }: ResponseObject): string {
  return Object.keys(content?.[PROBLEM_TYPE]?.examples ?? {})
    .map((code) => code.toLowerCase().replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase()))
    .join('_');
}
