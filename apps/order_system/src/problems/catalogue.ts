import type { Problem } from '#contracts/kernel/define-problem';
import { serviceProblems } from '#contracts/problems';
import { gatewayProblems } from './gateway-problems';
import type { GatewayProblem } from './gateway-problems';
import { STATUS_OF_KIND } from './status-of-kind';

/** A problem as clients meet it over HTTP. */
export interface CataloguedProblem extends GatewayProblem {
  /** Which part of the API it belongs to. */
  readonly area: string;
}

/** A service's problem with the status that its kind has over HTTP; the gateway's own as it is. */
export function overHttp(problem: Problem | GatewayProblem): GatewayProblem {
  if ('status' in problem) return problem;
  const { kind, ...rest } = problem;
  return { ...rest, status: STATUS_OF_KIND[kind] };
}

const areas: Readonly<Record<string, readonly (Problem | GatewayProblem)[]>> = {
  http: Object.values(gatewayProblems),
  ...Object.fromEntries(Object.entries(serviceProblems).map(([area, group]) => [area, Object.values(group)])),
};

/** Every problem that the API can answer with, by its code. */
export const catalogue: ReadonlyMap<string, CataloguedProblem> = new Map(
  Object.entries(areas).flatMap(([area, group]) =>
    group.map((problem) => [problem.code, { ...overHttp(problem), area }] as const),
  ),
);

/** The problem's `type`: a relative reference with a full path, which the gateway answers (RFC 9457 §3.1.1). */
export function typeOf(code: string): string {
  return catalogue.has(code) ? `/problems/${code.toLowerCase().replaceAll('_', '-')}` : 'about:blank';
}
