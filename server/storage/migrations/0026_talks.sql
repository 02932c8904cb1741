ALTER TABLE "ai_messages" ADD COLUMN "account_id" integer;--> statement-breakpoint
ALTER TABLE "ai_messages" ADD COLUMN "tokens" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "ai_messages" ADD COLUMN "cost" numeric NOT NULL;--> statement-breakpoint
CREATE INDEX "ai_messages_account" ON "ai_messages" USING btree ("account_id");