FROM node:24.21.0-slim AS base
WORKDIR /app

FROM base AS build
COPY package.json package-lock.json ./
COPY clients/typescript/package.json clients/typescript/
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run prisma:generate && npm run build

# Applies migrations and the broker's topology, users included, and seeds. It keeps the development
# dependencies, since the engine that migrates is one of them.
FROM build AS prepare
# `node`, by its number: who runs the image can see that it is not root.
USER 1000:1000
CMD ["sh", "-c", "node tools/prisma/migrate.mjs && node tools/topology/topology.mjs apply && node tools/prisma/seed.mjs"]

FROM build AS production-dependencies
RUN npm prune --omit=dev --no-audit --no-fund

# One image for all services; the command names the service's main file.
FROM base AS service
ENV NODE_ENV=production
COPY --from=production-dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json ./
COPY rabbitmq/integrators.json rabbitmq/
USER 1000:1000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HEALTH_PORT}/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--max-semi-space-size=4", "--max-old-space-size=128"]
CMD ["dist/apps/order_system/src/main.js"]
