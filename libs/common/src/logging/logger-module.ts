import type { DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { currentContext } from '../context/message-context';
import { traceIdOf } from '../context/trace-context';

interface LoggingOptions {
  readonly name: string;
  readonly logLevel: string;
}

/** Structured logs, one JSON object a line, each with the service, and the correlation and trace id of what it is about. */
export function loggerModule({ name, logLevel }: LoggingOptions): DynamicModule {
  return LoggerModule.forRoot({
    // No logger of its own for every request: it costs, and requests carry addresses, tokens and personal data.
    forRoutes: [],
    pinoHttp: {
      level: logLevel,
      base: { service: name },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => {
        const context = currentContext();
        if (!context) return {};
        const { correlationId, messageId, traceparent } = context;
        return { correlationId, messageId, traceId: traceIdOf(traceparent) };
      },
    },
  });
}
