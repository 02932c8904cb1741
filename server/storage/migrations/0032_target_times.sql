ALTER TABLE "targets" ADD COLUMN "set_at" bigint;--> statement-breakpoint
ALTER TABLE "targets" ADD COLUMN "ended_at" bigint;