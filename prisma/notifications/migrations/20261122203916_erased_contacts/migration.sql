-- AlterTable
ALTER TABLE "contacts" ALTER COLUMN "email" DROP NOT NULL;
