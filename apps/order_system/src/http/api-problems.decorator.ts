import { STATUS_CODES } from 'node:http';
import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { PROBLEM_TYPE, Problem } from './problem';

export class ProblemDto extends createZodDto(Problem) {}

const content = { [PROBLEM_TYPE]: { schema: { $ref: getSchemaPath(ProblemDto) } } };

/** Documents the refusals of a route; 503 is possible everywhere. */
export function ApiProblems(...statuses: number[]): MethodDecorator & ClassDecorator {
  const responses = [...statuses, 503].map((status) =>
    ApiResponse({ status, description: STATUS_CODES[status], content }),
  );
  return applyDecorators(ApiExtraModels(ProblemDto), ...responses);
}
