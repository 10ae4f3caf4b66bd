import type { Account } from '#contracts/users/account';
import type { BodyOf } from '../api/body-of';
import { ada } from '../auth/auth.examples';
import type { ChangeRolesBody } from './user.dto';

export const adasAccount: Account = { ...ada, disabledAt: null, createdAt: '2026-11-22T09:30:00.000Z' };

export const staffRoles: BodyOf<typeof ChangeRolesBody> = { roles: ['customer', 'staff'] };

export const adaAsStaff: Account = { ...adasAccount, roles: ['customer', 'staff'] };

export const adaDisabled: Account = { ...adasAccount, disabledAt: '2026-11-23T16:05:12.000Z' };
