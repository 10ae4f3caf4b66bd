-- CreateTable
CREATE TABLE "deleted_users" (
    "user_id" UUID NOT NULL,
    "deleted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "deleted_users_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE INDEX "checkouts_user_id_created_at_order_id_idx" ON "checkouts"("user_id", "created_at" DESC, "order_id" DESC);
