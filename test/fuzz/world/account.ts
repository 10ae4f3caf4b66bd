import type { HttpClient } from '../http/http-client';
import { Person, newMarker } from './person';

/** What is done to each account that is opened. */
interface Steps {
  readonly beforeLogIn?: (account: Account) => Promise<unknown>;
  readonly afterLogIn?: (account: Account) => Promise<unknown>;
}

interface Session {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** Somebody with an account; who loses it, or all sessions, joins again. */
export class Account extends Person {
  id = '';
  password = '';
  accessToken = '';

  constructor(
    name: string,
    client: HttpClient,
    private readonly steps: Steps = {},
  ) {
    super(name, client);
  }

  get email(): string {
    return `${this.marker}@fuzz.example.com`;
  }

  override credentials(): Readonly<Record<string, string>> {
    return this.accessToken === '' ? {} : { authorization: `Bearer ${this.accessToken}` };
  }

  /** Opens an account, and logs in. */
  async join(): Promise<void> {
    this.marker = newMarker();
    this.password = `P@ss-${newMarker()}`;
    this.accessToken = '';
    const { email, password } = this;
    const { id } = await this.expect<{ id: string }>('POST', '/auth/register', { email, password });
    this.id = id;
    await this.steps.beforeLogIn?.(this);
    await this.logIn();
    await this.steps.afterLogIn?.(this);
  }

  async logIn(): Promise<void> {
    this.accessToken = (await this.openSession()).accessToken;
  }

  /** A session beside that of the access token. */
  openSession(): Promise<Session> {
    const { email, password } = this;
    return this.expect<Session>('POST', '/auth/login', { email, password });
  }
}
