import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import type { Problem as ServiceProblem } from '#contracts/kernel/define-problem';
import { overHttp, typeOf } from '../problems/catalogue';
import type { GatewayProblem } from '../problems/gateway-problems';
import { PROBLEM_TYPE, Problem } from '../problems/problem';

export class ProblemDto extends createZodDto(Problem) {}

/** Documents refusals: one response a status, which lists its codes with an example of each. */
export function documentProblems(refusals: readonly (ServiceProblem | GatewayProblem)[]): MethodDecorator[] {
  const byStatus = Map.groupBy(refusals.map(overHttp), ({ status }) => status);
  return [
    ApiExtraModels(ProblemDto) as MethodDecorator,
    ...[...byStatus].map(([status, group]) => documentStatus(status, group)),
  ];
}

function documentStatus(status: number, group: readonly GatewayProblem[]): MethodDecorator {
  const codes = group.map(({ code }) => code);
  return ApiResponse({
    status,
    description: group.map(({ code, meaning }) => `\`${code}\`: ${meaning}`).join('\n\n'),
    content: {
      [PROBLEM_TYPE]: {
        schema: {
          allOf: [
            { $ref: getSchemaPath(ProblemDto) },
            { type: 'object', properties: { code: { type: 'string', enum: codes }, ...detailsOf(group) } },
          ],
        },
        examples: Object.fromEntries(
          group.map((problem) => [problem.code, { summary: problem.title, value: exampleOf(problem) }]),
        ),
      },
    },
  });
}

function detailsOf(group: readonly GatewayProblem[]): object {
  const schemas = group.flatMap(({ details }) => (details ? [z.toJSONSchema(details.schema)] : []));
  return Object.assign({}, ...schemas.map(({ properties }) => properties)) as object;
}

function exampleOf({ code, status, title, meaning, details }: GatewayProblem): Problem {
  return {
    type: typeOf(code),
    title,
    status,
    code,
    detail: meaning,
    instance: '/orders',
    requestId: '01a20465-bf4c-7729-ab97-2c2165707774',
    ...details?.example,
  };
}
