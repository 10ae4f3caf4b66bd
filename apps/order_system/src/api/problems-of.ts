import type { Problem } from '#contracts/kernel/define-problem';
import { heedsBasketToken, permissionOf } from '#contracts/kernel/permissions';
import { basketProblems } from '#contracts/basket/problems';
import { problems } from '#contracts/kernel/problems';
import { userProblems } from '#contracts/users/problems';
import { gatewayProblems } from '../problems/gateway-problems';
import type { GatewayProblem } from '../problems/gateway-problems';
import type { Endpoint, Method } from './endpoint';

type AnyProblem = Problem | GatewayProblem;

/** Every way in which a route can refuse a request. */
export function problemsOf(method: Method, endpoint: Endpoint): AnyProblem[] {
  const { sends = [], problems: own = [] } = endpoint;
  return [
    ...new Set<AnyProblem>([
      problems.VALIDATION_FAILED,
      gatewayProblems.AMBIGUOUS_HEADER,
      ...ofBody(method),
      ...ofAccess(endpoint),
      ...ofHeaders(endpoint),
      ...sends.flatMap(({ fails = [] }) => fails),
      ...own,
      gatewayProblems.RATE_LIMITED,
      gatewayProblems.OVERLOADED,
      problems.SERVICE_UNAVAILABLE,
      // Sessions, baskets, limits and what is counted lie there.
      problems.REDIS_UNAVAILABLE,
    ]),
  ];
}

function ofBody(method: Method): AnyProblem[] {
  if (method === 'GET') return [];
  return [problems.MALFORMED_JSON, gatewayProblems.BODY_TOO_LARGE, gatewayProblems.UNSUPPORTED_MEDIA_TYPE];
}

function ofAccess({ access }: Endpoint): AnyProblem[] {
  if (permissionOf(access) === undefined) return [];
  return [
    problems.UNAUTHENTICATED,
    ...(heedsBasketToken(access) ? [basketProblems.INVALID_BASKET_TOKEN] : []),
    problems.INVALID_TOKEN,
    userProblems.INVALID_API_KEY,
    problems.FORBIDDEN,
  ];
}

function ofHeaders({ idempotent, ifMatch }: Endpoint): AnyProblem[] {
  return [
    ...(idempotent ? [problems.IDEMPOTENCY_KEY_REUSED, problems.IDEMPOTENCY_KEY_IN_PROGRESS] : []),
    ...(ifMatch ? [problems.STALE_VERSION] : []),
    ...(ifMatch === 'required' ? [gatewayProblems.PRECONDITION_REQUIRED] : []),
  ];
}
