-- By hand: what Prisma's schema cannot say.

-- Nearly every row of the outbox is a dead one: by the share of the living, PostgreSQL would vacuum it far too late.
ALTER TABLE "outbox" SET (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 1000,
    autovacuum_vacuum_cost_delay = 0,
    toast.autovacuum_vacuum_scale_factor = 0,
    toast.autovacuum_vacuum_threshold = 1000
);

-- A large table of which a small share is purged at a time.
ALTER TABLE "inbox" SET (
    autovacuum_vacuum_scale_factor = 0.02,
    autovacuum_vacuum_threshold = 1000,
    autovacuum_analyze_scale_factor = 0.05
);

-- First answers go much earlier than the messages that they lie among.
CREATE INDEX "inbox_answers_idx" ON "inbox"("received_at") WHERE "request_hash" IS NOT NULL;
