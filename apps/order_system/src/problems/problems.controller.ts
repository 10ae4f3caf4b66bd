import { Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Endpoint } from '../api/endpoint.decorator';
import { catalogue, typeOf } from './catalogue';
import type { CataloguedProblem } from './catalogue';
import { gatewayProblems } from './gateway-problems';
import { GatewayRefusal } from './gateway-refusal';
import { ProblemTypeDto, ProblemTypePath, ProblemTypesDto } from './problem-type.dto';
import type { ProblemType, ProblemTypes } from './problem-type.dto';
import { stale } from './problem-type.examples';

/** They change with a release, not before. */
const CACHE_SECONDS = 3_600;

const types = new Map([...catalogue.values()].map(explain).map((problem) => [problem.type, problem]));

/** What the `type` of a problem leads to. */
@ApiTags('ops')
@Controller('problems')
export class ProblemsController {
  @Endpoint('GET', '', {
    summary: 'Every problem that the API can answer with',
    access: 'public',
    cacheSeconds: CACHE_SECONDS,
    answers: {
      200: { description: 'The problems, by area', type: ProblemTypesDto, example: { items: [stale] } },
    },
  })
  listProblems(): ProblemTypes {
    return { items: [...types.values()] };
  }

  @Endpoint('GET', ':slug', {
    summary: 'What a problem means, and what to do about it',
    access: 'public',
    problems: [gatewayProblems.ROUTE_NOT_FOUND],
    cacheSeconds: CACHE_SECONDS,
    answers: { 200: { description: 'The problem', type: ProblemTypeDto, example: stale } },
  })
  getProblem(@Param() { slug }: ProblemTypePath): ProblemType {
    const type = types.get(`/problems/${slug}`);
    if (type) return type;
    throw new GatewayRefusal(gatewayProblems.ROUTE_NOT_FOUND, [
      { field: 'slug', message: 'is not the name of a problem' },
    ]);
  }
}

function explain({ code, status, area, title, meaning, remedy }: CataloguedProblem): ProblemType {
  return { type: typeOf(code), code, status, area, title, meaning, remedy };
}
