import { UserRegistered } from '#contracts/users/events/user-registered.v1';
import type { Role } from '#contracts/kernel/permissions';
import type { Profile } from '#contracts/users/profile';
import type { User as UserView } from '#contracts/users/user';
import { newId } from '#libs/common';

/** Somebody with an account. */
export interface User extends Profile {
  readonly id: string;
  /** In lower case. */
  readonly email: string;
  readonly passwordHash: string;
  readonly roles: readonly Role[];
  readonly emailVerifiedAt: Date | null;
  readonly disabledAt: Date | null;
}

type Registration = Pick<User, 'email' | 'passwordHash' | 'roles'> & Partial<Pick<User, 'emailVerifiedAt'>>;

export function registerUser(registration: Registration): User {
  return { id: newId(), emailVerifiedAt: null, ...registration, disabledAt: null };
}

export function userRegistered(user: User) {
  return UserRegistered.of({ userId: user.id, email: user.email, roles: [...user.roles] });
}

/** The account as its owner sees it. */
export function viewOf(user: User): UserView {
  const { id, email, emailVerifiedAt, roles, name, phone, locale } = user;
  return { id, email, emailVerified: emailVerifiedAt !== null, roles: [...roles], name, phone, locale };
}
