-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "reservation_status" AS ENUM ('RESERVED', 'REJECTED', 'COMMITTED', 'RELEASED');

-- CreateTable
CREATE TABLE "product" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "price_amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "on_hand" INTEGER NOT NULL DEFAULT 0,
    "reserved" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reservation" (
    "order_id" UUID NOT NULL,
    "status" "reservation_status" NOT NULL,
    "pieces" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reservation_pkey" PRIMARY KEY ("order_id")
);

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

-- CreateIndex
CREATE INDEX "inbox_received_at_idx" ON "inbox"("received_at");

-- From here on written by hand: what Prisma's schema language cannot say.

-- Stock never goes below zero and is never promised twice, whatever the code does.
ALTER TABLE "product"
  ADD CONSTRAINT "product_price_not_negative" CHECK ("price_amount" >= 0),
  ADD CONSTRAINT "product_stock_holds_reserved" CHECK ("reserved" >= 0 AND "on_hand" >= "reserved"),
  ADD CONSTRAINT "product_version_positive" CHECK ("version" >= 1);

-- Every order updates its products' rows and no index holds a stock column: with room on the page
-- these updates stay heap-only and touch no index.
ALTER TABLE "product" SET (fillfactor = 70);
ALTER TABLE "reservation" SET (fillfactor = 80);

-- Words alone, as a search splits them: the parser would keep "t-shirt", "a.b" and "x@y" together.
ALTER TABLE "product" ADD COLUMN "words" TSVECTOR NOT NULL GENERATED ALWAYS AS (
  to_tsvector('simple', translate("name" || ' ' || "description", '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32)))
) STORED;
CREATE INDEX "product_words_idx" ON "product" USING GIN ("words");

-- One for each sort of the product list.
CREATE INDEX "product_by_name_idx" ON "product" (lower("name"), "id") WHERE "removed_at" IS NULL;
CREATE INDEX "product_by_price_idx" ON "product" ("price_amount", "id") WHERE "removed_at" IS NULL;
CREATE INDEX "product_by_age_idx" ON "product" ("created_at", "id") WHERE "removed_at" IS NULL;
