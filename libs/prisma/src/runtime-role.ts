import { Logger } from '@nestjs/common';
import type { RawTx } from './database';

/** `refuse`: whether such a role ends the start; `variable`: which one names it. */
export interface RoleRule {
  readonly refuse: boolean;
  readonly variable: string;
}

/** The role that a service logs in as may do more than a service needs. */
export class RoleRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RoleRefused';
    // The reader needs the variable's name, not this library's frames.
    this.stack = `${this.name}: ${message}`;
  }
}

/** Whoever gets into a service as a superuser has the server, as the owner of its tables its rules. */
export async function checkRole(sql: RawTx, { refuse, variable }: RoleRule): Promise<void> {
  const [role] = await sql.$queryRaw<[{ name: string; excess: string | null }]>`
    SELECT rolname AS name, CASE
      WHEN rolsuper THEN 'is a superuser'
      WHEN rolcreaterole THEN 'may make roles'
      WHEN rolcreatedb THEN 'may make databases'
      WHEN EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace
        AND pg_has_role(current_user, relowner, 'MEMBER')) THEN 'owns its tables' END AS excess
    FROM pg_roles WHERE rolname = current_user`;
  if (role.excess === null) return;
  const message =
    `the role ${role.name} ${role.excess}, and a service needs to change its rows only: put this login into ` +
    `MIGRATION_DATABASE_URL, run npm run prisma:migrate, and name the role that it makes, <database>_app, in ${variable}`;
  if (refuse) throw new RoleRefused(`${message}. DATABASE_ROLE_CHECK=warn starts the service nevertheless.`);
  new Logger('Database').warn(message);
}
