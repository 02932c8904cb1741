CREATE TABLE "desk_trades" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"mandate_id" text NOT NULL,
	"position_id" text NOT NULL,
	"symbol" text NOT NULL,
	"side" text NOT NULL,
	"entry_type" text NOT NULL,
	"entry_price" numeric NOT NULL,
	"quantity" numeric NOT NULL,
	"leverage" integer NOT NULL,
	"risk_amount" numeric,
	"size_quantity" numeric NOT NULL,
	"limited_by" text NOT NULL,
	"break_even_enabled" boolean NOT NULL,
	"break_even_percent" numeric NOT NULL,
	"break_even_offset" numeric NOT NULL,
	"setup_tag" text,
	"warnings" jsonb NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "equity_days" (
	"user_id" text NOT NULL,
	"day" bigint NOT NULL,
	"equity" numeric NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "equity_days_user_id_day_pk" PRIMARY KEY("user_id","day")
);
--> statement-breakpoint
CREATE TABLE "risk_configs" (
	"user_id" text PRIMARY KEY NOT NULL,
	"limits" jsonb NOT NULL,
	"pending" jsonb,
	"pending_at" bigint,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "positions" ADD COLUMN "break_even_offset" numeric DEFAULT '0' NOT NULL;--> statement-breakpoint
ALTER TABLE "desk_trades" ADD CONSTRAINT "desk_trades_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_trades" ADD CONSTRAINT "desk_trades_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_trades" ADD CONSTRAINT "desk_trades_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equity_days" ADD CONSTRAINT "equity_days_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_configs" ADD CONSTRAINT "risk_configs_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "desk_trades_user" ON "desk_trades" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "desk_trades_position" ON "desk_trades" USING btree ("position_id");--> statement-breakpoint
CREATE INDEX "desk_trades_mandate" ON "desk_trades" USING btree ("mandate_id");