import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequestClient } from '#libs/messaging';
import type { Answer, SendOptions } from '#libs/messaging';
import { LogIn } from '#contracts/users/commands/log-in.v1';
import { LogOutEverywhere } from '#contracts/users/commands/log-out-everywhere.v1';
import { LogOut } from '#contracts/users/commands/log-out.v1';
import { RefreshTokens } from '#contracts/users/commands/refresh-tokens.v1';
import { RegisterUser } from '#contracts/users/commands/register-user.v1';
import { GetMe } from '#contracts/users/queries/get-me.v1';
import type { Tokens, User } from '#contracts/users/user';
import { ClientAddress } from '../access/client-address.decorator';
import { Sender } from '../access/sender.decorator';
import { Endpoint } from '../api/endpoint.decorator';
import { GuestBasketMerger } from '../basket/guest-basket-merger';
import {
  LogInBody,
  LogOutBody,
  LoggedIn,
  LoggedInDto,
  RefreshBody,
  RegisterBody,
  TokensDto,
  UserDto,
} from './auth.dto';
import { ada, credentials, loggedIn, refreshToken, tokens } from './auth.examples';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly client: RequestClient,
    private readonly guestBaskets: GuestBasketMerger,
  ) {}

  @Endpoint('POST', 'register', {
    summary: 'Opens an account',
    description: 'A mail follows, by whose token `POST /auth/email/verify` verifies the address.',
    access: 'public',
    sends: [RegisterUser],
    bodyExample: credentials,
    idempotent: true,
    answers: { 201: { description: 'The account', type: UserDto, example: ada } },
  })
  register(
    @Body() body: RegisterBody,
    @ClientAddress() clientAddress: string,
    @Sender() { idempotencyKey }: SendOptions,
  ): Promise<Answer<User>> {
    return this.client.send(RegisterUser, { ...body, clientAddress }, { idempotencyKey });
  }

  @Endpoint('POST', 'login', {
    summary: 'Trades e-mail and password for tokens',
    description:
      'An account with a second factor wants `totp` besides. After some failures each further one costs a growing wait. ' +
      "A guest's basket is merged into the one that the customer changed last, or becomes theirs: `basketId` names it.",
    access: 'public',
    sends: [LogIn],
    headers: { 'Basket-Token': 'The token of the basket that was filled before the login' },
    bodyExample: credentials,
    answers: {
      200: { description: 'The tokens of a new session', type: LoggedInDto, example: loggedIn },
    },
  })
  async logIn(
    @Body() body: LogInBody,
    @ClientAddress() clientAddress: string,
    @Sender() { basketToken }: SendOptions,
  ): Promise<LoggedIn> {
    const { data } = await this.client.send(LogIn, { ...body, clientAddress });
    return { ...data, basketId: await this.guestBaskets.merge(data.accessToken, basketToken) };
  }

  @Endpoint('POST', 'refresh', {
    summary: 'Trades a refresh token, which works once, for new tokens',
    description:
      'Of several requests with one token, one gets new tokens and the others 409: the session goes on. A used token that ' +
      'comes back later ends the session.',
    access: 'public',
    sends: [RefreshTokens],
    bodyExample: refreshToken,
    answers: { 200: { description: 'New tokens of the session', type: TokensDto, example: tokens } },
  })
  refreshTokens(@Body() body: RefreshBody): Promise<Answer<Tokens>> {
    return this.client.send(RefreshTokens, body);
  }

  @Endpoint('POST', 'logout', {
    summary: 'Ends the session of a refresh token',
    access: 'public',
    sends: [LogOut],
    bodyExample: refreshToken,
    answers: { 204: { description: 'The session has ended' } },
  })
  logOut(@Body() body: LogOutBody): Promise<Answer<object>> {
    return this.client.send(LogOut, body);
  }

  @Endpoint('POST', 'logout-all', {
    summary: "Ends all of the caller's sessions, this one included",
    access: 'account:manage',
    sends: [LogOutEverywhere],
    answers: { 204: { description: 'The sessions have ended' } },
  })
  logOutEverywhere(@Sender() { token }: SendOptions): Promise<Answer<object>> {
    return this.client.send(LogOutEverywhere, {}, { token });
  }

  @Endpoint('GET', 'me', {
    summary: "The caller's own account",
    access: 'account:manage',
    sends: [GetMe],
    answers: { 200: { description: 'The account', type: UserDto, example: ada } },
  })
  getMe(@Sender() sender: SendOptions): Promise<Answer<User>> {
    return this.client.send(GetMe, {}, sender);
  }
}
