import type { Tokens, User } from '#contracts/users/user';
import type { BodyOf } from '../api/body-of';
import type { LogInBody, LoggedIn, RefreshBody, RegisterBody } from './auth.dto';

export const credentials: BodyOf<typeof RegisterBody> & BodyOf<typeof LogInBody> = {
  email: 'ada@example.com',
  password: 'correct horse battery staple',
};

export const ada: User = {
  id: '01a20465-90aa-7d01-8f3e-6b1d2c4e5f60',
  email: 'ada@example.com',
  emailVerified: true,
  roles: ['customer'],
};

export const tokens: Tokens = {
  accessToken: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIwMWEyMDQ2NSJ9.c2lnbmF0dXJl',
  refreshToken: 'Zk3v0h1xq0cB6mJp8yWn2dKfTgRsLuXa4eVbNiOoQjE',
  tokenType: 'Bearer',
  expiresIn: 900,
};

export const loggedIn: LoggedIn = { ...tokens, basketId: '01a20465-a1f0-7c44-9d30-5f2b1c8e7a10' };

export const refreshToken: BodyOf<typeof RefreshBody> = { refreshToken: tokens.refreshToken };

/** What a link in a mail holds. */
export const mailedToken = 'q2hLw8sXo1ZrT4vYc7nKf0eJmBgUdPaRiSxWyVtHuQk';
