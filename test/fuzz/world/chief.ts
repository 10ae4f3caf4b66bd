import type { HttpAnswer, HttpClient } from '../http/http-client';
import { Account } from './account';
import type { Secrets } from './secrets';

/** The administrator that the seed made: gives roles to others, and is nobody that a request is about. */
export class Chief extends Account {
  constructor(
    client: HttpClient,
    private readonly given: Secrets['administrator'],
  ) {
    super('chief', client);
    this.password = given.password;
  }

  override get email(): string {
    return this.given.email;
  }

  override join(): Promise<void> {
    return this.logIn();
  }

  /** A run may last longer than a token. */
  override async send(...request: Parameters<Account['send']>): Promise<HttpAnswer> {
    const answer = await super.send(...request);
    if (answer.status !== 401 || this.accessToken === '') return answer;
    this.accessToken = '';
    await this.logIn();
    return super.send(...request);
  }
}
