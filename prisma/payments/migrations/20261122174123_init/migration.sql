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
CREATE TABLE "payments" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "method" TEXT,
    "amount" BIGINT,
    "currency" CHAR(3),
    "charge_id" TEXT,
    "decline_reason" TEXT,
    "refunded_amount" BIGINT NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refunds" (
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "refunds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stub_charges" (
    "id" UUID NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "failures_left" INTEGER NOT NULL DEFAULT 0,
    "settles_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stub_charges_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stub_refunds" (
    "idempotency_key" TEXT NOT NULL,
    "charge_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stub_refunds_pkey" PRIMARY KEY ("idempotency_key")
);

-- CreateTable
CREATE TABLE "stub_webhooks" (
    "id" UUID NOT NULL,
    "charge_id" UUID NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "stub_webhooks_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "inbox_received_at_idx" ON "inbox"("received_at");

-- CreateIndex
CREATE UNIQUE INDEX "payments_order_id_key" ON "payments"("order_id");

-- CreateIndex
CREATE INDEX "refunds_payment_id_idx" ON "refunds"("payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "stub_charges_idempotency_key_key" ON "stub_charges"("idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "stub_charges_reference_key" ON "stub_charges"("reference");

-- CreateIndex
CREATE INDEX "stub_refunds_charge_id_idx" ON "stub_refunds"("charge_id");

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stub_refunds" ADD CONSTRAINT "stub_refunds_charge_id_fkey" FOREIGN KEY ("charge_id") REFERENCES "stub_charges"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stub_webhooks" ADD CONSTRAINT "stub_webhooks_charge_id_fkey" FOREIGN KEY ("charge_id") REFERENCES "stub_charges"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What must hold whatever the code does
ALTER TABLE "payments"
    ADD CONSTRAINT "payments_status_known" CHECK ("status" IN ('REQUESTED', 'PENDING', 'CAPTURED', 'DECLINED', 'VOIDED')),
    ADD CONSTRAINT "payments_only_a_void_lacks_a_request" CHECK ("status" = 'VOIDED' OR num_nulls("method", "amount", "currency") = 0),
    ADD CONSTRAINT "payments_amount_not_negative" CHECK ("amount" >= 0),
    ADD CONSTRAINT "payments_refund_within_captured" CHECK ("refunded_amount" >= 0 AND "refunded_amount" <= CASE WHEN "status" = 'CAPTURED' THEN "amount" ELSE 0 END);
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_amount_positive" CHECK ("amount" > 0);
ALTER TABLE "stub_charges"
    ADD CONSTRAINT "stub_charges_status_known" CHECK ("status" IN ('FAILING', 'PENDING', 'AUTHORIZED', 'CAPTURED', 'DECLINED', 'VOIDED'));

-- The stub's poller looks here several times a second: only rows that wait
CREATE INDEX "stub_charges_pending_idx" ON "stub_charges"("settles_at") WHERE "status" = 'PENDING';
CREATE INDEX "stub_webhooks_undelivered_idx" ON "stub_webhooks"("next_attempt_at") WHERE "delivered_at" IS NULL;
