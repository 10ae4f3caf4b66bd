import { createZodDto } from 'nestjs-zod';
import { ChangePassword } from '#contracts/users/commands/change-password.v1';
import { RequestPasswordReset } from '#contracts/users/commands/request-password-reset.v1';
import { ResetPassword } from '#contracts/users/commands/reset-password.v1';
import { ofGateway } from './of-gateway';

export class ChangePasswordBody extends createZodDto(ChangePassword.input.omit(ofGateway)) {}
export class ForgotPasswordBody extends createZodDto(RequestPasswordReset.input.omit(ofGateway)) {}
export class ResetPasswordBody extends createZodDto(ResetPassword.input.omit(ofGateway)) {}
