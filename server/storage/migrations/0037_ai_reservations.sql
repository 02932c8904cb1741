CREATE TABLE "ai_reservations" (
	"id" serial PRIMARY KEY NOT NULL,
	"account_id" integer NOT NULL,
	"tokens" integer NOT NULL,
	"cost" numeric NOT NULL,
	"until" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ai_reservations" ADD CONSTRAINT "ai_reservations_account_id_traders_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."traders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ai_reservations_account" ON "ai_reservations" USING btree ("account_id");