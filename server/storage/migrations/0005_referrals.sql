CREATE TABLE "referral_accruals" (
	"user_id" text NOT NULL,
	"symbol" text NOT NULL,
	"at" bigint NOT NULL,
	"tid" bigint NOT NULL,
	"referrer_id" text NOT NULL,
	"rate_pct" numeric NOT NULL,
	"notional" numeric NOT NULL,
	"builder_fee" numeric NOT NULL,
	"earned" numeric NOT NULL,
	CONSTRAINT "referral_accruals_user_id_symbol_at_tid_pk" PRIMARY KEY("user_id","symbol","at","tid")
);
--> statement-breakpoint
CREATE TABLE "referral_attributions" (
	"user_id" text PRIMARY KEY NOT NULL,
	"referrer_id" text NOT NULL,
	"code" text NOT NULL,
	"joined_at" bigint NOT NULL,
	"traded_at" bigint,
	CONSTRAINT "referral_attributions_not_self" CHECK (user_id <> referrer_id)
);
--> statement-breakpoint
CREATE TABLE "referral_codes" (
	"user_id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"created_at" bigint NOT NULL,
	"cohort_year" integer NOT NULL,
	CONSTRAINT "referral_codes_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "referral_sums" (
	"referrer_id" text NOT NULL,
	"month" text NOT NULL,
	"notional" numeric NOT NULL,
	"earned" numeric NOT NULL,
	CONSTRAINT "referral_sums_referrer_id_month_pk" PRIMARY KEY("referrer_id","month")
);
--> statement-breakpoint
CREATE TABLE "reward_claims" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"amount" numeric NOT NULL,
	"source" text NOT NULL,
	"destination" text NOT NULL,
	"nonce" bigint NOT NULL,
	"status" text NOT NULL,
	"message" text,
	"nonce_spent_at" bigint,
	"lease_until" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "reward_claims_nonce_unique" UNIQUE("nonce")
);
--> statement-breakpoint
ALTER TABLE "referral_accruals" ADD CONSTRAINT "referral_accruals_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_accruals" ADD CONSTRAINT "referral_accruals_referrer_id_users_id_fk" FOREIGN KEY ("referrer_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_attributions" ADD CONSTRAINT "referral_attributions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_attributions" ADD CONSTRAINT "referral_attributions_referrer_id_users_id_fk" FOREIGN KEY ("referrer_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_codes" ADD CONSTRAINT "referral_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_sums" ADD CONSTRAINT "referral_sums_referrer_id_users_id_fk" FOREIGN KEY ("referrer_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reward_claims" ADD CONSTRAINT "reward_claims_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "referral_attributions_referrer" ON "referral_attributions" USING btree ("referrer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reward_claims_one_open" ON "reward_claims" USING btree ("user_id") WHERE status in ('submitted','unknown');--> statement-breakpoint
CREATE INDEX "reward_claims_user" ON "reward_claims" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "reward_claims_open" ON "reward_claims" USING btree ("lease_until") WHERE status in ('submitted','unknown');