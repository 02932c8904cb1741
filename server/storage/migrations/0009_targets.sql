CREATE TABLE "targets" (
	"position_id" text NOT NULL,
	"step" integer NOT NULL,
	"price" numeric NOT NULL,
	"quantity" numeric,
	"filled_quantity" numeric NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "targets_position_id_step_pk" PRIMARY KEY("position_id","step")
);
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "target_step" integer;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "time_in_force" text;--> statement-breakpoint
ALTER TABLE "positions" ADD COLUMN "break_even_trigger" numeric;--> statement-breakpoint
ALTER TABLE "positions" ADD COLUMN "break_even_at" bigint;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Until now a position had one take-profit, for all of it.
INSERT INTO targets (position_id, step, price, quantity, filled_quantity, state)
	SELECT p.id, 0, p.take_profit_price, NULL,
		CASE WHEN p.close_reason = 'take_profit' THEN p.exit_size ELSE 0 END,
		CASE
			WHEN p.status <> 'closed' THEN 'pending'
			WHEN p.close_reason = 'take_profit' THEN 'reached'
			ELSE 'cancelled'
		END
	FROM positions p WHERE p.take_profit_price IS NOT NULL;--> statement-breakpoint
UPDATE orders SET target_step = 0 WHERE kind = 'take_profit';
