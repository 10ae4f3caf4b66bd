/** The body of every refusal (RFC 9457). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** Stable, e.g. `BASKET_EMPTY`: branch on it. */
  readonly code: string;
  /** One sentence for people. */
  readonly detail: string;
  /** The first field at fault. */
  readonly field?: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  /** Name it when you ask for help. */
  readonly requestId?: string;
  /** Some problems say more, e.g. `changes` of `BASKET_CHANGED`. */
  readonly [member: string]: unknown;
}

/** The API refused a request. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.detail}`);
    this.name = 'ApiProblem';
    this.problem = problem;
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }

  get field(): string | undefined {
    return this.problem.field;
  }
}

/** What an answer says instead of what was asked for; something between client and API may have answered. */
export function problemOf(body: unknown, response: Response): Problem {
  if (typeof body === 'object' && body !== null && 'code' in body) return body as Problem;
  const title = response.statusText || 'Unexpected answer';
  const detail = `The API answered ${response.status} without saying why.`;
  return { type: 'about:blank', title, status: response.status, code: 'UNEXPECTED_ANSWER', detail };
}
