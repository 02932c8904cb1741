ALTER TABLE "deposits" ADD COLUMN "route" text DEFAULT 'bridge' NOT NULL;--> statement-breakpoint
ALTER TABLE "deposits" ADD COLUMN "fee" numeric DEFAULT '0' NOT NULL;--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "route" text DEFAULT 'bridge' NOT NULL;--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "cash_before" numeric;