import type { ApiResponseSchemaHost, SchemaObject } from '@nestjs/swagger';

type Documented = Omit<ApiResponseSchemaHost, 'status'> & { readonly example: unknown };

const up = { status: 'up' };
const down = { status: 'down', message: 'connect ECONNREFUSED 127.0.0.1:6379' };

export const liveness: Documented = {
  description: 'The process runs',
  schema: {
    type: 'object',
    required: ['status'],
    properties: { status: { type: 'string', enum: ['ok'] } },
    additionalProperties: false,
  },
  example: { status: 'ok' },
};

/** Terminus' report: each part under `details`, and apart by whether it is up. */
export const healthy: Documented = {
  description: 'It can',
  schema: report('ok'),
  example: {
    status: 'ok',
    info: { broker: up, redis: up },
    error: {},
    details: { broker: up, redis: up },
  },
};

export const unhealthy: Documented = {
  description: 'It lacks something, or shuts down',
  schema: report('error', 'shutting_down'),
  example: {
    status: 'error',
    info: { broker: up },
    error: { redis: down },
    details: { broker: up, redis: down },
  },
};

function report(...statuses: string[]): SchemaObject {
  const parts = {
    type: 'object',
    additionalProperties: {
      type: 'object',
      required: ['status'],
      properties: { status: { type: 'string', enum: ['up', 'down'] }, message: { type: 'string' } },
      additionalProperties: false,
    },
  };
  return {
    type: 'object',
    required: ['status', 'info', 'error', 'details'],
    properties: {
      status: { type: 'string', enum: statuses },
      info: parts,
      error: parts,
      details: parts,
    },
    additionalProperties: false,
  };
}
