CREATE TABLE "refused_trades" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"rule" text NOT NULL,
	"symbol" text NOT NULL,
	"side" text NOT NULL,
	"setup_tag" text,
	"at" bigint NOT NULL,
	"entry_price" numeric NOT NULL,
	"waits" boolean NOT NULL,
	"stop_price" numeric,
	"targets" jsonb NOT NULL,
	"quantity" numeric NOT NULL,
	"leverage" numeric NOT NULL,
	"entry_fee" numeric NOT NULL,
	"exit_fee" numeric NOT NULL,
	"end" text,
	"ended_at" bigint,
	"net" numeric,
	"due_at" bigint,
	"tries" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "refused_trades" ADD CONSTRAINT "refused_trades_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "refused_trades_user" ON "refused_trades" USING btree ("user_id","at");--> statement-breakpoint
CREATE INDEX "refused_trades_due" ON "refused_trades" USING btree ("due_at") WHERE due_at is not null;