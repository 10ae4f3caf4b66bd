import type { Conformity } from '../../support/openapi/conformity';
import type { Rule } from '../exchange';

/** A body that the document does not allow is refused; blanks at the ends of its texts may be cut off first. */
export function strict(conformity: Conformity): Rule {
  return ({ answer, request: { operation }, sent }) => {
    if (!answer || answer.status >= 300 || !operation.requestBody) return [];
    const body = parse(sent.body?.toString() ?? '');
    if (body === undefined) return [];
    const faults = conformity.bodyViolations(operation, body);
    if (conformity.bodyViolations(operation, trimmed(body)).length === 0) return [];
    return faults.map((fault) => ({
      rule: 'accepted against the document',
      reason: `${answer.status} although ${fault}`,
    }));
  };
}

/** Undefined where it is not JSON; whether that is refused is said elsewhere. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function trimmed(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body), (_, value: unknown) =>
    typeof value === 'string' ? value.trim() : value,
  );
}
