import { z } from 'zod';
import { Id } from '../kernel/ids';
import { Role } from '../kernel/permissions';
import { Profile } from './profile';

/** Compared without regard to case, so it is kept in lower case. */
export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** NIST SP 800-63B: length over composition; the upper bound keeps hashing affordable. */
export const Password = z.string().min(8).max(128);

/** What somebody says their password is: older rules may have let it be shorter. */
export const PasswordGuess = z.string().min(1).max(128);

export const User = z.object({
  id: Id,
  email: Email,
  emailVerified: z.boolean().describe("Whether somebody has proved to read the address's mail"),
  roles: z.array(Role),
  ...Profile.shape,
});
export type User = z.output<typeof User>;

/** RFC 6749 token response in this API's spelling. */
export const Tokens = z.object({
  accessToken: z.string().describe('Sent as `Authorization: Bearer …`'),
  refreshToken: z.string().describe('Works once, for `POST /auth/refresh`'),
  tokenType: z.literal('Bearer'),
  expiresIn: z.int().describe('For how many seconds the access token is good'),
});
export type Tokens = z.output<typeof Tokens>;
