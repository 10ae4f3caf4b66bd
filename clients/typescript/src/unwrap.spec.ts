import { unwrap } from './unwrap.ts';

const answered = (status: number, data?: object, error?: unknown) =>
  Promise.resolve({ data, error, response: new Response(null, { status }) });

describe('unwrap', () => {
  it('yields the data of an answer', async () => {
    expect(await unwrap(answered(200, { id: '1' }))).toEqual({ id: '1' });
  });

  it('throws a refusal with its code and its field', async () => {
    const problem = { code: 'BASKET_EMPTY', detail: 'Put something in.', status: 422, field: 'basketId' };
    await expect(unwrap(answered(422, undefined, problem))).rejects.toMatchObject({
      name: 'ApiProblem',
      message: 'BASKET_EMPTY: Put something in.',
      code: 'BASKET_EMPTY',
      status: 422,
      field: 'basketId',
    });
  });

  it('throws what something else answered, too', async () => {
    await expect(unwrap(answered(502, undefined, '<html>'))).rejects.toMatchObject({
      code: 'UNEXPECTED_ANSWER',
      status: 502,
    });
  });
});
