-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "shipment" JSONB,
ADD COLUMN     "steps" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "order_history" (
    "order_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "data" JSONB,

    CONSTRAINT "order_history_pkey" PRIMARY KEY ("order_id","sequence")
);

-- By hand, since the schema language cannot say it: few orders name a customer of their own.
CREATE INDEX "orders_customer_id_idx" ON "orders"("customer_id", "created_at" DESC, "id" DESC) WHERE "customer_id" IS NOT NULL;

-- By hand: what no bug may store.
ALTER TABLE "orders"
    ADD CONSTRAINT "orders_shipment_check" CHECK (("status" IN ('SHIPPED', 'DELIVERED')) = ("shipment" IS NOT NULL));

ALTER TABLE "order_history"
    ADD CONSTRAINT "order_history_sequence_check" CHECK ("sequence" > 0);
