-- AlterTable
ALTER TABLE "payments" ADD COLUMN     "captured_at" TIMESTAMPTZ(3),
ADD COLUMN     "user_id" UUID;

-- AlterTable
ALTER TABLE "refunds" ADD COLUMN     "reason" TEXT NOT NULL DEFAULT '';

-- By hand: the default is for the refunds that are there already; every other says why.
ALTER TABLE "refunds" ALTER COLUMN "reason" DROP DEFAULT;
