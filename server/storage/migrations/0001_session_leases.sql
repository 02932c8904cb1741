ALTER TABLE "sessions" ADD COLUMN "lease_owner" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "lease_until" bigint;