DROP INDEX "agent_keys_current";--> statement-breakpoint
ALTER TABLE "agent_keys" ADD COLUMN "valid_until" bigint;--> statement-breakpoint
ALTER TABLE "agent_keys" ADD COLUMN "lost_as" text;--> statement-breakpoint
ALTER TABLE "agent_keys" ADD COLUMN "lost_at" bigint;--> statement-breakpoint
ALTER TABLE "agent_keys" ADD COLUMN "is_next" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "agent_keys_in_use" ON "agent_keys" USING btree ("user_id","is_next") WHERE revoked_at is null;