import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Get, UseFilters } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { HealthCheck, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import type { HealthCheckResult, HealthIndicatorResult } from '@nestjs/terminus';
import { Public } from '../http/public.decorator';
import { healthy, liveness, unhealthy } from './health-docs';
import { HealthReportFilter } from './health-report.filter';
import { HealthRegistry } from './health-registry';
import type { HealthCheck as HealthCheckOf } from './health-registry';

const CHECK_WITHIN_MS = 3_000;

@ApiTags('ops')
@Public()
@UseFilters(HealthReportFilter)
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicator: HealthIndicatorService,
    private readonly registry: HealthRegistry,
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'Whether the process runs' })
  @ApiOkResponse(liveness)
  getLiveness(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @HealthCheck({ noCache: true, swaggerDocumentation: false })
  @ApiOperation({ summary: 'Whether the service can do its work, and what it lacks if not' })
  @ApiOkResponse(healthy)
  @ApiServiceUnavailableResponse(unhealthy)
  getReadiness(): Promise<HealthCheckResult> {
    return this.health.check(
      [...this.registry.checks].map(([name, check]) => async (): Promise<HealthIndicatorResult> => {
        const result = this.indicator.check(name);
        try {
          const message = await inTime(check());
          return message ? result.up({ message }) : result.up();
        } catch (error) {
          return result.down({ message: error instanceof Error ? error.message : String(error) });
        }
      }),
    );
  }

  @Get()
  @HealthCheck({ noCache: true, swaggerDocumentation: false })
  @ApiOperation({ summary: 'The same as `/health/ready`' })
  @ApiOkResponse(healthy)
  @ApiServiceUnavailableResponse(unhealthy)
  getHealth(): Promise<HealthCheckResult> {
    return this.getReadiness();
  }
}

/** A server that swallows everything is down, too; whoever asks how we are does not wait for it. */
async function inTime(check: ReturnType<HealthCheckOf>): Promise<string | undefined> {
  const limit = new AbortController();
  const expired = sleep(CHECK_WITHIN_MS, undefined, { signal: limit.signal }).then(() => {
    throw new Error(`no answer within ${CHECK_WITHIN_MS} ms`);
  });
  try {
    return (await Promise.race([check, expired])) ?? undefined;
  } finally {
    expired.catch(() => undefined);
    limit.abort();
  }
}
