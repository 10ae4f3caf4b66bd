import { ApiProblem, problemOf } from './api-problem.ts';

interface Result<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** The data of an answer; throws an ApiProblem where the API refused. */
export async function unwrap<Data>(call: Promise<Result<Data>>): Promise<NonNullable<Data>> {
  const { data, error, response } = await call;
  if (!response.ok) throw new ApiProblem(problemOf(error, response));
  // A 204 has no body, and its data no type.
  return data as NonNullable<Data>;
}
