import type { BodyOf } from '../api/body-of';
import { credentials, mailedToken } from './auth.examples';
import type { ChangePasswordBody, ForgotPasswordBody, ResetPasswordBody } from './password.dto';

const newPassword = 'incorrect donkey cell duct tape';

export const passwordChange: BodyOf<typeof ChangePasswordBody> = {
  currentPassword: credentials.password,
  newPassword,
};

export const forgottenPassword: BodyOf<typeof ForgotPasswordBody> = { email: credentials.email };

export const passwordReset: BodyOf<typeof ResetPasswordBody> = { token: mailedToken, password: newPassword };
