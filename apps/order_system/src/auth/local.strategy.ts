import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-local';
import { RequestClient } from '#libs/messaging';
import { LogIn } from '#contracts/users/commands/log-in.v1';
import type { Tokens } from '#contracts/users/user';

/** E-mail and password, checked by user-auth; what it yields for the request are the tokens. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy) {
  constructor(private readonly client: RequestClient) {
    super({ usernameField: 'email' });
  }

  async validate(email: string, password: string): Promise<Tokens> {
    const { data } = await this.client.send(LogIn, { email, password });
    return data;
  }
}
