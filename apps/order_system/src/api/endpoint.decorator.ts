import { Delete, Get, HttpCode, Patch, Post, Put, SetMetadata, applyDecorators } from '@nestjs/common';
import { RequireAccess } from '../access/access';
import type { Endpoint as Declaration, Method } from './endpoint';
import { describeEndpoint } from './endpoint-docs';

export const ENDPOINT = 'endpoint';

const routes = { GET: Get, POST: Post, PUT: Put, PATCH: Patch, DELETE: Delete };

/** Declares a route: where it is, who may use it, what it takes and answers. There is no other way to have one. */
export function Endpoint(method: Method, path: string, declaration: Declaration): MethodDecorator {
  const { status = Number(Object.keys(declaration.answers)[0]) } = declaration;
  return applyDecorators(
    routes[method](path),
    HttpCode(status),
    RequireAccess(declaration.access),
    SetMetadata(ENDPOINT, declaration),
    describeEndpoint(method, declaration),
  );
}
