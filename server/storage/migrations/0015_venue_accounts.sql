CREATE TABLE "venue_accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"venue" text NOT NULL,
	"name" text NOT NULL,
	"ciphertext" text NOT NULL,
	"fingerprint" text NOT NULL,
	"can_trade" boolean,
	"can_withdraw" boolean,
	"created_at" bigint NOT NULL,
	"last_used_at" bigint,
	"refused_at" bigint
);
--> statement-breakpoint
ALTER TABLE "venue_accounts" ADD CONSTRAINT "venue_accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "venue_accounts_key" ON "venue_accounts" USING btree ("user_id","fingerprint");--> statement-breakpoint
CREATE INDEX "venue_accounts_venue" ON "venue_accounts" USING btree ("venue");