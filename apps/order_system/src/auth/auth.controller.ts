import { Body, Controller, Get, HttpCode, Post, Req, UseGuards } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Public } from '#libs/common';
import { RequestClient } from '#libs/messaging';
import { LogOut } from '#contracts/users/commands/log-out.v1';
import { RefreshTokens } from '#contracts/users/commands/refresh-tokens.v1';
import { RegisterUser } from '#contracts/users/commands/register-user.v1';
import { GetMe } from '#contracts/users/queries/get-me.v1';
import type { Tokens, User } from '#contracts/users/user';
import { Token } from '../access/token.decorator';
import { ApiProblems } from '../http/api-problems.decorator';
import { LogInBody, LogOutBody, RefreshBody, RegisterBody, TokensDto, UserDto } from './auth.dto';
import { LocalGuard } from './local.guard';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(private readonly client: RequestClient) {}

  @Post('register')
  @Public()
  @ApiOperation({ summary: 'Opens an account' })
  @ApiCreatedResponse({ type: UserDto })
  @ApiProblems(400, 409)
  async register(@Body() body: RegisterBody): Promise<User> {
    return (await this.client.send(RegisterUser, body)).data;
  }

  @Post('login')
  @Public()
  @UseGuards(LocalGuard)
  @HttpCode(200)
  @ApiOperation({ summary: 'Trades e-mail and password for tokens' })
  @ApiBody({ type: LogInBody })
  @ApiOkResponse({ type: TokensDto })
  @ApiProblems(400, 401)
  logIn(@Req() { user }: { user: Tokens }): Tokens {
    return user;
  }

  @Post('refresh')
  @Public()
  @HttpCode(200)
  @ApiOperation({ summary: 'Trades a refresh token, which works once, for new tokens' })
  @ApiOkResponse({ type: TokensDto })
  @ApiProblems(400, 401)
  async refresh(@Body() body: RefreshBody): Promise<Tokens> {
    return (await this.client.send(RefreshTokens, body)).data;
  }

  @Post('logout')
  @Public()
  @HttpCode(204)
  @ApiOperation({ summary: 'Ends the session of a refresh token' })
  @ApiNoContentResponse()
  @ApiProblems(400)
  async logOut(@Body() body: LogOutBody): Promise<void> {
    await this.client.send(LogOut, body);
  }

  @Get('me')
  @ApiBearerAuth()
  @ApiOperation({ summary: "The caller's own account" })
  @ApiOkResponse({ type: UserDto })
  @ApiProblems(401)
  async me(@Token() token: string): Promise<User> {
    return (await this.client.send(GetMe, {}, { token })).data;
  }
}
