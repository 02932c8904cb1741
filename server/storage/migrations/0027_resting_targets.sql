ALTER TABLE "targets" ADD COLUMN "rests" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "expected" jsonb;