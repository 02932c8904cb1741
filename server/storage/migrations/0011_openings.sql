CREATE TABLE "openings" (
	"user_id" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"mode" text NOT NULL,
	"cash" numeric NOT NULL,
	"first_at" bigint NOT NULL,
	"ledger_read_to" bigint NOT NULL,
	"funding_read_to" bigint NOT NULL,
	"fills_read_to" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "fills" ADD COLUMN "fee_token" text;--> statement-breakpoint
ALTER TABLE "fills" ADD COLUMN "fee_amount" numeric;--> statement-breakpoint
ALTER TABLE "openings" ADD CONSTRAINT "openings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;