CREATE TABLE "deposits" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"chain_id" integer NOT NULL,
	"tx_hash" text NOT NULL,
	"log_index" integer NOT NULL,
	"from_address" text NOT NULL,
	"amount" numeric NOT NULL,
	"status" text NOT NULL,
	"block_number" numeric NOT NULL,
	"block_hash" text NOT NULL,
	"recorded_at" bigint NOT NULL,
	"credited_at" bigint
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"user_id" text NOT NULL,
	"key" text NOT NULL,
	"at" bigint NOT NULL,
	"kind" text NOT NULL,
	"amount" numeric NOT NULL,
	"fee" numeric NOT NULL,
	"counterparty" text,
	"data" jsonb NOT NULL,
	CONSTRAINT "ledger_entries_user_id_key_pk" PRIMARY KEY("user_id","key")
);
--> statement-breakpoint
CREATE TABLE "reconciliations" (
	"user_id" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"difference" numeric NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"amount" numeric NOT NULL,
	"fee" numeric NOT NULL,
	"destination" text NOT NULL,
	"nonce" bigint NOT NULL,
	"status" text NOT NULL,
	"message" text,
	"tx_hash" text,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "execution_strategy" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "strategy_duration" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "max_wallet_budget" boolean;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "strategy" jsonb;--> statement-breakpoint
ALTER TABLE "sessions" DROP COLUMN "entry_threshold";--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "expires_at" bigint;--> statement-breakpoint
ALTER TABLE "deposits" ADD CONSTRAINT "deposits_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliations" ADD CONSTRAINT "reconciliations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "deposits_log" ON "deposits" USING btree ("chain_id","tx_hash","log_index");--> statement-breakpoint
CREATE INDEX "deposits_user" ON "deposits" USING btree ("user_id","recorded_at");--> statement-breakpoint
CREATE INDEX "ledger_entries_user" ON "ledger_entries" USING btree ("user_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "transfers_nonce" ON "transfers" USING btree ("user_id","kind","nonce");--> statement-breakpoint
CREATE INDEX "transfers_user" ON "transfers" USING btree ("user_id","created_at");