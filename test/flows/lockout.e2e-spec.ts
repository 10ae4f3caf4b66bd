import { randomUUID } from 'node:crypto';
import { type Answer, type Problem, send } from './support/http';
import { PASSWORD, aCustomer } from './support/people';

const attempt = (email: string, password: string) =>
  send<Problem>('POST /auth/login', { json: { email, password } });

/** The answers to wrong passwords, until one must wait. */
async function guessUntilLocked(email: string): Promise<Answer<Problem>[]> {
  const answers: Answer<Problem>[] = [];
  for (let count = 0; count < 20 && answers.at(-1)?.status !== 429; count++)
    answers.push(await attempt(email, 'a wrong password'));
  return answers;
}

describe('guessing passwords', () => {
  it('is slowed down, for the right one too, and told when to come back', async () => {
    const { email } = await aCustomer();
    const answers = await guessUntilLocked(email);
    const locked = answers.at(-1);
    expect(locked).toMatchObject({ status: 429, body: { code: 'TOO_MANY_ATTEMPTS' } });
    expect(Number(locked?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answers.slice(0, -1).every(({ status }) => status === 401)).toBe(true);
    expect(answers.length).toBeGreaterThan(5);
  });

  it('at an address without an account is answered in the very same way', async () => {
    const [{ email }, unknown] = [await aCustomer(), `nobody-${randomUUID()}@example.com`];
    const told = async (address: string) =>
      (await guessUntilLocked(address)).map(({ status, body }) => [status, body.code, body.detail]);
    expect(await told(unknown)).toEqual(await told(email));
  });

  it('leaves other accounts alone', async () => {
    const [one, other] = [await aCustomer(), await aCustomer()];
    await guessUntilLocked(one.email);
    expect(await attempt(other.email, PASSWORD)).toMatchObject({ status: 200 });
  });

  it('by 60 requests at once gets to know no more', async () => {
    const { email } = await aCustomer();
    const guesses = Array.from({ length: 60 }, () => attempt(email, 'a wrong password'));
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    // Six, and one more for each wait that is over before the last guess is looked at.
    const told = statuses.filter((status) => status === 401).length;
    expect(told).toBeLessThan(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(60 - told);
  });
});

it('no client can say where it comes from', async () => {
  const json = { email: 'ada@example.com', password: PASSWORD, clientAddress: '203.0.113.7' };
  for (const route of ['POST /auth/login', 'POST /auth/register'])
    expect(await send<Problem>(route, { json })).toMatchObject({
      status: 400,
      body: { code: 'VALIDATION_FAILED', field: 'clientAddress' },
    });
});
