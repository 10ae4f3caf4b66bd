import { UserRegistered } from '#contracts/users/events/user-registered.v1';
import { UserRolesChanged } from '#contracts/users/events/user-roles-changed.v1';
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

export function rolesChanged(userId: string, roles: readonly Role[]) {
  return UserRolesChanged.of({ userId, roles: [...roles] });
}

/** In any order; nobody has one twice. */
export function sameRoles(one: readonly Role[], other: readonly Role[]): boolean {
  return one.length === other.length && one.every((role) => other.includes(role));
}

/** The account as its owner sees it. */
export function viewOf(user: User): UserView {
  const { id, email, emailVerifiedAt, roles, name, phone, locale } = user;
  return { id, email, emailVerified: emailVerifiedAt !== null, roles: [...roles], name, phone, locale };
}
