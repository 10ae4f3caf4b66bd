import type { Conformity } from '../../support/openapi/conformity';
import type { Rule } from '../exchange';

/** A body that the document does not allow is refused; blanks at the ends of a text may be cut off first. */
export function strict(conformity: Conformity): Rule {
  return ({ answer, request, sent }) => {
    if (!answer || answer.status >= 300 || !request.operation.requestBody) return [];
    const body = parse(sent.body?.toString() ?? '');
    if (body === undefined) return [];
    return conformity.bodyViolations(request.operation, body).map((fault) => ({
      rule: 'accepted against the document',
      reason: `${answer.status} although ${fault}`,
    }));
  };
}

/** Undefined where it is not JSON; whether that is refused is said elsewhere. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text, (_, value: unknown) =>
      typeof value === 'string' ? value.trim() : value,
    ) as unknown;
  } catch {
    return undefined;
  }
}
