CREATE TABLE "binding_mandates" (
	"mandate_id" text PRIMARY KEY NOT NULL,
	"binding_id" integer NOT NULL,
	"account_id" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bindings" (
	"id" serial PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"program_id" integer NOT NULL,
	"account_id" integer NOT NULL,
	"pool_ids" jsonb NOT NULL,
	"interval_secs" integer NOT NULL,
	"is_scheduled" boolean NOT NULL,
	"is_enabled" boolean NOT NULL,
	"params" jsonb NOT NULL,
	"symbols" jsonb NOT NULL,
	"interval" text NOT NULL,
	"last_trigger_at" bigint,
	"next_run_at" bigint,
	"firing" jsonb,
	"state" text NOT NULL,
	"obstacle" text,
	"lease_owner" text,
	"lease_until" bigint,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "executions" (
	"id" serial PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"program_id" integer NOT NULL,
	"program_version" integer NOT NULL,
	"binding_id" integer NOT NULL,
	"account_id" integer NOT NULL,
	"cause" text NOT NULL,
	"action" text NOT NULL,
	"state" text NOT NULL,
	"symbol" text NOT NULL,
	"wished" numeric,
	"quantity" numeric,
	"reason" text,
	"held" numeric NOT NULL,
	"price" numeric,
	"stop" numeric,
	"target" numeric,
	"leverage" numeric,
	"fraction" numeric,
	"checks" jsonb,
	"order_id" text,
	"position_id" text,
	"error" text,
	"logs" jsonb NOT NULL,
	"reads" jsonb NOT NULL,
	"duration_ms" integer NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signal_pools" (
	"id" serial PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"logic" text NOT NULL,
	"symbols" jsonb NOT NULL,
	"signals" jsonb NOT NULL,
	"is_enabled" boolean NOT NULL,
	"last_fired_at" bigint,
	"checked_to" bigint NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "traders" (
	"id" serial PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"account_type" text NOT NULL,
	"llm_provider" text,
	"llm_model" text,
	"llm_base_url" text,
	"llm_key" text,
	"state" text NOT NULL,
	"error" text,
	"exchange_account_id" text NOT NULL,
	"pool_ids" jsonb NOT NULL,
	"interval_secs" integer NOT NULL,
	"is_scheduled" boolean NOT NULL,
	"prompt" text,
	"budget" numeric,
	"loss_threshold" numeric NOT NULL,
	"without_stop" text NOT NULL,
	"protective_stop_pct" numeric NOT NULL,
	"losses_from" numeric NOT NULL,
	"created_at" bigint NOT NULL,
	"removed_at" bigint
);
--> statement-breakpoint
ALTER TABLE "binding_mandates" ADD CONSTRAINT "binding_mandates_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bindings" ADD CONSTRAINT "bindings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bindings" ADD CONSTRAINT "bindings_account_id_traders_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."traders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "executions" ADD CONSTRAINT "executions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signal_pools" ADD CONSTRAINT "signal_pools_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "traders" ADD CONSTRAINT "traders_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "binding_mandates_account" ON "binding_mandates" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bindings_pair" ON "bindings" USING btree ("program_id","account_id");--> statement-breakpoint
CREATE INDEX "bindings_user" ON "bindings" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "bindings_due" ON "bindings" USING btree ("is_enabled","next_run_at");--> statement-breakpoint
CREATE INDEX "executions_user" ON "executions" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "executions_binding" ON "executions" USING btree ("binding_id","id");--> statement-breakpoint
CREATE INDEX "executions_account" ON "executions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "executions_position" ON "executions" USING btree ("position_id");--> statement-breakpoint
CREATE INDEX "signal_pools_user" ON "signal_pools" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "traders_user" ON "traders" USING btree ("user_id") WHERE removed_at is null;