CREATE TABLE "agent_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"address" text NOT NULL,
	"name" text NOT NULL,
	"ciphertext" text NOT NULL,
	"created_at" bigint NOT NULL,
	"revoked_at" bigint,
	CONSTRAINT "agent_keys_address_unique" UNIQUE("address")
);
--> statement-breakpoint
CREATE TABLE "challenges" (
	"nonce" text PRIMARY KEY NOT NULL,
	"address" text NOT NULL,
	"message" text NOT NULL,
	"issued_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "fills" (
	"user_id" text NOT NULL,
	"tid" bigint NOT NULL,
	"symbol" text NOT NULL,
	"at" bigint NOT NULL,
	"oid" bigint NOT NULL,
	"cloid" text,
	"position_id" text,
	"session_id" text,
	"is_buy" boolean NOT NULL,
	"size" numeric NOT NULL,
	"price" numeric NOT NULL,
	"fee" numeric NOT NULL,
	"builder_fee" numeric NOT NULL,
	"closed_pnl" numeric NOT NULL,
	"direction" text NOT NULL,
	"is_liquidation" boolean NOT NULL,
	CONSTRAINT "fills_user_id_symbol_at_tid_pk" PRIMARY KEY("user_id","symbol","at","tid")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"user_id" text NOT NULL,
	"key" text NOT NULL,
	"endpoint_id" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer,
	"response" jsonb,
	"created_at" bigint NOT NULL,
	CONSTRAINT "idempotency_keys_user_id_endpoint_id_key_pk" PRIMARY KEY("user_id","endpoint_id","key")
);
--> statement-breakpoint
CREATE TABLE "logs" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"level" text NOT NULL,
	"kind" text NOT NULL,
	"message" text NOT NULL,
	"user_id" text NOT NULL,
	"session_id" text NOT NULL,
	"trade_id" text,
	"position_id" text,
	"data" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"cloid" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"session_id" text NOT NULL,
	"position_id" text NOT NULL,
	"kind" text NOT NULL,
	"step" integer NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"is_buy" boolean NOT NULL,
	"size" numeric NOT NULL,
	"limit_price" numeric NOT NULL,
	"trigger_price" numeric,
	"reduce_only" boolean NOT NULL,
	"oid" bigint,
	"filled_size" numeric NOT NULL,
	"average_price" numeric,
	"error" text,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "positions" (
	"id" text PRIMARY KEY NOT NULL,
	"trade_id" text NOT NULL,
	"session_id" text NOT NULL,
	"user_id" text NOT NULL,
	"asset_index" integer NOT NULL,
	"symbol" text NOT NULL,
	"side" text NOT NULL,
	"status" text NOT NULL,
	"planned_size" numeric NOT NULL,
	"leverage" numeric NOT NULL,
	"take_profit_price" numeric,
	"stop_loss_price" numeric,
	"protection" text NOT NULL,
	"entry_size" numeric NOT NULL,
	"entry_notional" numeric NOT NULL,
	"exit_size" numeric NOT NULL,
	"exit_notional" numeric NOT NULL,
	"fees" numeric NOT NULL,
	"funding" numeric NOT NULL,
	"close_reason" text,
	"opened_at" bigint NOT NULL,
	"closed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"end_reason" text,
	"asset_index" integer NOT NULL,
	"symbol" text NOT NULL,
	"budget" numeric NOT NULL,
	"profit_target_pct" numeric NOT NULL,
	"loss_threshold_pct" numeric NOT NULL,
	"max_positions" integer NOT NULL,
	"entry_threshold" numeric NOT NULL,
	"leverage" numeric NOT NULL,
	"take_profit_pct" numeric NOT NULL,
	"stop_loss_pct" numeric NOT NULL,
	"budget_per_position" numeric NOT NULL,
	"accepts_entries" boolean NOT NULL,
	"last_entry_at" jsonb NOT NULL,
	"last_loss_at" bigint,
	"started_at" bigint NOT NULL,
	"ends_at" bigint,
	"ended_at" bigint,
	"final_pnl" jsonb,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "trades" (
	"id" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"user_id" text NOT NULL,
	"symbol" text NOT NULL,
	"status" text NOT NULL,
	"opened_at" bigint NOT NULL,
	"closed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"address" text NOT NULL,
	"role" text NOT NULL,
	"settings" jsonb NOT NULL,
	"created_at" bigint NOT NULL,
	"token_epoch" integer NOT NULL,
	"fills_cursor" bigint NOT NULL,
	CONSTRAINT "users_address_unique" UNIQUE("address")
);
--> statement-breakpoint
ALTER TABLE "agent_keys" ADD CONSTRAINT "agent_keys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fills" ADD CONSTRAINT "fills_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "logs" ADD CONSTRAINT "logs_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "logs" ADD CONSTRAINT "logs_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_trade_id_trades_id_fk" FOREIGN KEY ("trade_id") REFERENCES "public"."trades"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trades" ADD CONSTRAINT "trades_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trades" ADD CONSTRAINT "trades_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "agent_keys_current" ON "agent_keys" USING btree ("user_id") WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX "challenges_address" ON "challenges" USING btree ("address","issued_at");--> statement-breakpoint
CREATE INDEX "challenges_expiry" ON "challenges" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "fills_position" ON "fills" USING btree ("position_id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "logs_session" ON "logs" USING btree ("session_id","seq");--> statement-breakpoint
CREATE INDEX "logs_trade" ON "logs" USING btree ("trade_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_step" ON "orders" USING btree ("position_id","kind","step");--> statement-breakpoint
CREATE INDEX "orders_unsettled" ON "orders" USING btree ("user_id") WHERE status in ('intent','sent','unknown','resting');--> statement-breakpoint
CREATE INDEX "orders_position" ON "orders" USING btree ("position_id");--> statement-breakpoint
CREATE INDEX "positions_session" ON "positions" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "positions_trade" ON "positions" USING btree ("trade_id");--> statement-breakpoint
CREATE INDEX "positions_live" ON "positions" USING btree ("user_id","asset_index") WHERE status <> 'closed';--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_one_per_asset" ON "sessions" USING btree ("user_id","asset_index") WHERE status in ('active','closing');--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id","started_at");--> statement-breakpoint
CREATE INDEX "sessions_running" ON "sessions" USING btree ("status") WHERE status in ('active','closing');--> statement-breakpoint
CREATE UNIQUE INDEX "trades_one_open" ON "trades" USING btree ("session_id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "trades_session" ON "trades" USING btree ("session_id");