import type { Conformity } from '../../support/openapi/conformity';
import { BEFORE_ANY_ROUTE } from '../../support/openapi/documented-fetch';
import type { Exchange, Rule } from '../exchange';
import { codeOf } from './answered';

/** The answer is one that the document lists for the operation, and a problem describes itself rightly. */
export function documented(conformity: Conformity): Rule {
  return (exchange) => {
    const { answer, request } = exchange;
    if (!answer) return [];
    const faults = BEFORE_ANY_ROUTE.includes(codeOf(answer.body))
      ? []
      : conformity.violations(request.operation, answer);
    return [...faults, ...inconsistencies(exchange)].map((reason) => ({
      rule: 'undocumented answer',
      reason: `${answer.status} ${codeOf(answer.body)}: ${reason}`,
    }));
  };
}

/** What a problem says of itself, against the answer that it came in. */
function inconsistencies({ answer, sent }: Exchange): string[] {
  if (!answer || answer.status < 400) return [];
  const { status, requestId, instance } = answer.body as Record<string, unknown>;
  return [
    ...(status === answer.status ? [] : [`it says that its status is ${String(status)}`]),
    ...(requestId === answer.headers.get('x-request-id') ? [] : ['its requestId is not that of the header']),
    // Of a request that could not be read, nobody knows what it asked for.
    ...([undefined, sent.path.split('?', 1)[0]].includes(instance as string | undefined)
      ? []
      : [`it is about ${String(instance)}`]),
  ];
}
