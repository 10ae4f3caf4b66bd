-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "message_id" UUID NOT NULL,
    "exchange" TEXT NOT NULL,
    "routing_key" TEXT NOT NULL,
    "envelope" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox" (
    "consumer" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "request_hash" TEXT,
    "reply" JSONB,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("consumer","message_id")
);

-- CreateTable
CREATE TABLE "orders" (
    "id" UUID NOT NULL,
    "basket_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "customer_id" TEXT,
    "status" TEXT NOT NULL,
    "cancel_reason" TEXT,
    "lines" JSONB NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "total" BIGINT NOT NULL,
    "payment_method" TEXT NOT NULL,
    "shipping_address" JSONB,
    "payments" JSONB NOT NULL DEFAULT '[]',
    "refunds" JSONB NOT NULL DEFAULT '[]',
    "deadline_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "inbox_received_at_idx" ON "inbox"("received_at");

-- CreateIndex
CREATE INDEX "orders_user_id_created_at_id_idx" ON "orders"("user_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "orders_created_at_id_idx" ON "orders"("created_at" DESC, "id" DESC);

-- By hand, since the schema language cannot say it: the deadline scanner reads waiting orders only.
CREATE INDEX "orders_deadline_at_idx" ON "orders"("deadline_at") WHERE "deadline_at" IS NOT NULL;

-- By hand: what no bug may store.
ALTER TABLE "orders"
    ADD CONSTRAINT "orders_status_check" CHECK ("status" IN ('PLACED', 'AWAITING_PAYMENT', 'CONFIRMED', 'SHIPPED', 'DELIVERED', 'CANCELLED')),
    ADD CONSTRAINT "orders_cancel_reason_check" CHECK (("status" = 'CANCELLED') = ("cancel_reason" IS NOT NULL)),
    ADD CONSTRAINT "orders_deadline_at_check" CHECK (("status" IN ('PLACED', 'AWAITING_PAYMENT')) = ("deadline_at" IS NOT NULL)),
    ADD CONSTRAINT "orders_lines_check" CHECK (jsonb_array_length("lines") > 0),
    ADD CONSTRAINT "orders_total_check" CHECK ("total" >= 0),
    ADD CONSTRAINT "orders_version_check" CHECK ("version" > 0);
