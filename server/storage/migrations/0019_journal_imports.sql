CREATE TABLE "imported_fills" (
	"user_id" text NOT NULL,
	"account_id" text NOT NULL,
	"symbol" text NOT NULL,
	"fill_id" text NOT NULL,
	"import_id" text NOT NULL,
	"at" bigint NOT NULL,
	"seq" bigserial NOT NULL,
	"is_buy" boolean NOT NULL,
	"size" numeric NOT NULL,
	"price" numeric NOT NULL,
	"fee" numeric NOT NULL,
	"before" numeric,
	CONSTRAINT "imported_fills_user_id_account_id_symbol_fill_id_pk" PRIMARY KEY("user_id","account_id","symbol","fill_id")
);
--> statement-breakpoint
CREATE TABLE "imported_funding" (
	"user_id" text NOT NULL,
	"account_id" text NOT NULL,
	"symbol" text NOT NULL,
	"at" bigint NOT NULL,
	"import_id" text NOT NULL,
	"amount" numeric NOT NULL,
	CONSTRAINT "imported_funding_user_id_account_id_symbol_at_pk" PRIMARY KEY("user_id","account_id","symbol","at")
);
--> statement-breakpoint
CREATE TABLE "journal_imports" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"account_id" text,
	"exchange" text NOT NULL,
	"status" text NOT NULL,
	"from" bigint NOT NULL,
	"until" bigint NOT NULL,
	"cursor" jsonb,
	"imported" integer NOT NULL,
	"skipped" integer NOT NULL,
	"fills" integer NOT NULL,
	"progress" real NOT NULL,
	"error" text,
	"tries" integer NOT NULL,
	"due_at" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"finished_at" bigint
);
--> statement-breakpoint
ALTER TABLE "imported_fills" ADD CONSTRAINT "imported_fills_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imported_funding" ADD CONSTRAINT "imported_funding_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_imports" ADD CONSTRAINT "journal_imports_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "imported_fills_time" ON "imported_fills" USING btree ("user_id","account_id","symbol","at");--> statement-breakpoint
CREATE INDEX "imported_fills_import" ON "imported_fills" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "imported_funding_import" ON "imported_funding" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "journal_imports_user" ON "journal_imports" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "journal_imports_due" ON "journal_imports" USING btree ("status","due_at");