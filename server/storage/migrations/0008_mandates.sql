CREATE TABLE "mandates" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"asset_index" integer NOT NULL,
	"symbol" text NOT NULL,
	"state" text NOT NULL,
	"next_look_at" bigint NOT NULL,
	"lease_owner" text,
	"lease_until" bigint,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "fills" RENAME COLUMN "session_id" TO "mandate_id";--> statement-breakpoint
ALTER TABLE "orders" RENAME COLUMN "session_id" TO "mandate_id";--> statement-breakpoint
ALTER TABLE "logs" RENAME COLUMN "session_id" TO "mandate_id";--> statement-breakpoint
ALTER TABLE "positions" RENAME COLUMN "session_id" TO "mandate_id";--> statement-breakpoint
ALTER TABLE "trades" RENAME COLUMN "session_id" TO "mandate_id";--> statement-breakpoint
ALTER TABLE "orders" DROP CONSTRAINT "orders_session_id_sessions_id_fk";
--> statement-breakpoint
ALTER TABLE "logs" DROP CONSTRAINT "logs_session_id_sessions_id_fk";
--> statement-breakpoint
ALTER TABLE "positions" DROP CONSTRAINT "positions_session_id_sessions_id_fk";
--> statement-breakpoint
ALTER TABLE "trades" DROP CONSTRAINT "trades_session_id_sessions_id_fk";
--> statement-breakpoint
DROP INDEX "logs_session";--> statement-breakpoint
DROP INDEX "positions_session";--> statement-breakpoint
DROP INDEX "sessions_one_per_asset";--> statement-breakpoint
DROP INDEX "trades_session";--> statement-breakpoint
DROP INDEX "orders_unsettled";--> statement-breakpoint
DROP INDEX "trades_one_open";--> statement-breakpoint
ALTER TABLE "positions" ADD COLUMN "budget" numeric;--> statement-breakpoint
UPDATE positions p SET budget = s.budget_per_position FROM sessions s WHERE s.id = p.mandate_id;--> statement-breakpoint
ALTER TABLE "positions" ALTER COLUMN "budget" SET NOT NULL;--> statement-breakpoint
-- Nothing has been written as sent for long; it meant what unknown means.
UPDATE orders SET status = 'unknown' WHERE status = 'sent';--> statement-breakpoint
INSERT INTO mandates (id, user_id, kind, asset_index, symbol, state, next_look_at, lease_owner, lease_until, created_at)
	SELECT s.id, s.user_id, 'session', s.asset_index, s.symbol,
		CASE
			WHEN s.status IN ('active', 'closing') THEN 'trading'
			WHEN s.final_pnl IS NULL
				OR EXISTS (SELECT 1 FROM positions p WHERE p.mandate_id = s.id AND p.status <> 'closed')
				OR EXISTS (SELECT 1 FROM orders o WHERE o.mandate_id = s.id AND o.status IN ('intent', 'unknown', 'resting'))
			THEN 'guarding'
			ELSE 'released'
		END,
		0, s.lease_owner, s.lease_until, s.started_at
	FROM sessions s;--> statement-breakpoint
ALTER TABLE "mandates" ADD CONSTRAINT "mandates_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "mandates_one_per_market" ON "mandates" USING btree ("user_id","asset_index") WHERE state = 'trading';--> statement-breakpoint
CREATE INDEX "mandates_due" ON "mandates" USING btree ("next_look_at") WHERE state <> 'released';--> statement-breakpoint
CREATE INDEX "mandates_user" ON "mandates" USING btree ("user_id","state");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "logs" ADD CONSTRAINT "logs_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_id_mandates_id_fk" FOREIGN KEY ("id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trades" ADD CONSTRAINT "trades_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "logs_mandate" ON "logs" USING btree ("mandate_id","seq");--> statement-breakpoint
CREATE INDEX "positions_mandate" ON "positions" USING btree ("mandate_id");--> statement-breakpoint
CREATE INDEX "trades_mandate" ON "trades" USING btree ("mandate_id");--> statement-breakpoint
CREATE INDEX "orders_unsettled" ON "orders" USING btree ("mandate_id") WHERE status in ('intent','unknown','resting');--> statement-breakpoint
CREATE UNIQUE INDEX "trades_one_open" ON "trades" USING btree ("mandate_id") WHERE status = 'open';--> statement-breakpoint
ALTER TABLE "sessions" DROP COLUMN "lease_owner";--> statement-breakpoint
ALTER TABLE "sessions" DROP COLUMN "lease_until";--> statement-breakpoint
-- The leaderboard's own functions, by the new name of the column. A fill of any mandate counts.
CREATE OR REPLACE FUNCTION leaderboard_of_fill() RETURNS trigger LANGUAGE plpgsql AS $$
begin
	if tg_op <> 'INSERT' and old.mandate_id is not null then
		perform leaderboard_enqueue(old.user_id, null, old.at);
	end if;
	if tg_op = 'INSERT' and new.mandate_id is not null
		or tg_op = 'UPDATE' and new.mandate_id is not null and (old.mandate_id is null or old.at <> new.at) then
		perform leaderboard_enqueue(new.user_id, null, new.at);
	end if;
	return null;
end $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION leaderboard_of_position() RETURNS trigger LANGUAGE plpgsql AS $$
begin
	if tg_op <> 'INSERT' and old.close_reason is not null then
		perform leaderboard_enqueue(old.user_id, old.mandate_id, old.closed_at);
	end if;
	if tg_op <> 'DELETE' and new.close_reason is not null then
		perform leaderboard_enqueue(new.user_id, new.mandate_id, new.closed_at);
	end if;
	return null;
end $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION leaderboard_queue_all(user_ids jsonb) RETURNS void LANGUAGE sql AS $$
	insert into leaderboard_queue (user_id, session_id, at, queued_at)
	select f.user_id, f.session_id, f.at, (extract(epoch from clock_timestamp()) * 1000)::bigint
	from (
		select user_id, id as session_id, started_at as at from sessions
		union all
		select user_id, session_id, started_at from leaderboard_sessions
		union all
		(select user_id, null, at - at % 3600000 from fills where mandate_id is not null
			union
			select user_id, null, closed_at - closed_at % 3600000 from positions where close_reason is not null
			union
			select user_id, null, start from leaderboard_buckets where level = 'hour')
	) f
	where jsonb_typeof(user_ids) = 'null' or f.user_id in (
		select jsonb_array_elements_text(case jsonb_typeof(user_ids) when 'array' then user_ids else '[]' end))
	order by f.user_id, f.session_id nulls last, f.at
$$;
