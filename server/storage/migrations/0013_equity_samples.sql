CREATE TABLE "equity_samples" (
	"user_id" text NOT NULL,
	"at" bigint NOT NULL,
	"equity" numeric NOT NULL,
	"grain" integer NOT NULL,
	CONSTRAINT "equity_samples_user_id_at_pk" PRIMARY KEY("user_id","at")
);
--> statement-breakpoint
ALTER TABLE "equity_samples" ADD CONSTRAINT "equity_samples_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;