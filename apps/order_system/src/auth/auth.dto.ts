import { createZodDto } from 'nestjs-zod';
import type { z } from 'zod';
import { Id } from '#contracts/kernel/ids';
import { LogIn } from '#contracts/users/commands/log-in.v1';
import { LogOut } from '#contracts/users/commands/log-out.v1';
import { RefreshTokens } from '#contracts/users/commands/refresh-tokens.v1';
import { RegisterUser } from '#contracts/users/commands/register-user.v1';
import { Tokens, User } from '#contracts/users/user';
import { ofGateway } from './of-gateway';

/** `basketId`: of a guest who logged in, where what they had put into a basket is now. */
export const LoggedIn = Tokens.extend({ basketId: Id.optional() });
export type LoggedIn = z.output<typeof LoggedIn>;

export class RegisterBody extends createZodDto(RegisterUser.input.omit(ofGateway)) {}
export class LogInBody extends createZodDto(LogIn.input.omit(ofGateway)) {}
export class RefreshBody extends createZodDto(RefreshTokens.input) {}
export class LogOutBody extends createZodDto(LogOut.input) {}
export class UserDto extends createZodDto(User) {}
export class TokensDto extends createZodDto(Tokens) {}
export class LoggedInDto extends createZodDto(LoggedIn) {}
