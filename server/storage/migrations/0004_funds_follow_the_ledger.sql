ALTER TABLE "agent_keys" ADD COLUMN "approved_at" bigint;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "last_account" jsonb;--> statement-breakpoint
ALTER TABLE "deposits" ADD COLUMN "block_time" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "deposits" ADD COLUMN "ledger_key" text;--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "ledger_key" text;--> statement-breakpoint
CREATE UNIQUE INDEX "deposits_entry" ON "deposits" USING btree ("user_id","ledger_key");--> statement-breakpoint
CREATE INDEX "deposits_open" ON "deposits" USING btree ("user_id") WHERE status in ('pending','confirmed');--> statement-breakpoint
CREATE UNIQUE INDEX "transfers_entry" ON "transfers" USING btree ("user_id","ledger_key");--> statement-breakpoint
CREATE INDEX "transfers_open" ON "transfers" USING btree ("user_id") WHERE status in ('submitted','unknown');