CREATE TABLE "leaderboard_buckets" (
	"user_id" text NOT NULL,
	"level" text NOT NULL,
	"start" bigint NOT NULL,
	"fills" integer NOT NULL,
	"volume" numeric NOT NULL,
	"trades" integer NOT NULL,
	"wins" integer NOT NULL,
	"net_pnl" numeric NOT NULL,
	"drawdown" numeric NOT NULL,
	"sessions" integer NOT NULL,
	"capital" numeric NOT NULL,
	"peak" numeric NOT NULL,
	"low" numeric NOT NULL,
	"last_close_at" bigint NOT NULL,
	CONSTRAINT "leaderboard_buckets_user_id_level_start_pk" PRIMARY KEY("user_id","level","start")
);
--> statement-breakpoint
CREATE TABLE "leaderboard_ladder" (
	"period" text NOT NULL,
	"sort" text NOT NULL,
	"house" boolean NOT NULL,
	"closed" boolean NOT NULL,
	"rung" numeric NOT NULL,
	"traders" integer NOT NULL,
	CONSTRAINT "leaderboard_ladder_period_sort_house_closed_rung_pk" PRIMARY KEY("period","sort","house","closed","rung")
);
--> statement-breakpoint
CREATE TABLE "leaderboard_periods" (
	"period" text PRIMARY KEY NOT NULL,
	"start" bigint NOT NULL,
	"traders" integer NOT NULL,
	"volume" numeric NOT NULL,
	"net_pnl" numeric NOT NULL,
	"sessions" integer NOT NULL,
	"counted_at" bigint
);
--> statement-breakpoint
CREATE TABLE "leaderboard_queue" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"session_id" text,
	"at" bigint NOT NULL,
	"queued_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "leaderboard_rungs" (
	"start" numeric PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "leaderboard_sessions" (
	"session_id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"house" boolean NOT NULL,
	"asset" text NOT NULL,
	"kind" text NOT NULL,
	"strategy" text NOT NULL,
	"budget" numeric NOT NULL,
	"started_at" bigint NOT NULL,
	"budget_until" bigint NOT NULL,
	"ended_at" bigint,
	"outcome" text,
	"net_pnl" numeric,
	"volume" numeric,
	"duration_ms" bigint,
	"duration_bin" integer
);
--> statement-breakpoint
CREATE TABLE "leaderboard_spread" (
	"level" text NOT NULL,
	"start" bigint NOT NULL,
	"house" boolean NOT NULL,
	"dimension" text NOT NULL,
	"name" text NOT NULL,
	"sessions" integer NOT NULL,
	"net_pnl" numeric NOT NULL,
	"volume" numeric NOT NULL,
	CONSTRAINT "leaderboard_spread_level_start_house_dimension_name_pk" PRIMARY KEY("level","start","house","dimension","name")
);
--> statement-breakpoint
CREATE TABLE "leaderboard_standings" (
	"period" text NOT NULL,
	"user_id" text NOT NULL,
	"house" boolean NOT NULL,
	"fills" integer NOT NULL,
	"volume" numeric NOT NULL,
	"trades" integer NOT NULL,
	"wins" integer NOT NULL,
	"net_pnl" numeric NOT NULL,
	"drawdown" numeric NOT NULL,
	"sessions" integer NOT NULL,
	"capital" numeric NOT NULL,
	"roi_pct" numeric NOT NULL,
	"win_rate_pct" numeric NOT NULL,
	"max_drawdown_pct" numeric NOT NULL,
	CONSTRAINT "leaderboard_standings_period_user_id_pk" PRIMARY KEY("period","user_id")
);
--> statement-breakpoint
CREATE TABLE "world" (
	"id" integer PRIMARY KEY NOT NULL,
	"network" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "leaderboard_buckets_age" ON "leaderboard_buckets" USING btree ("level","start");--> statement-breakpoint
CREATE INDEX "leaderboard_queue_age" ON "leaderboard_queue" USING btree ("queued_at");--> statement-breakpoint
CREATE INDEX "leaderboard_sessions_start" ON "leaderboard_sessions" USING btree ("user_id","started_at");--> statement-breakpoint
CREATE INDEX "leaderboard_sessions_budget" ON "leaderboard_sessions" USING btree ("user_id","budget_until");--> statement-breakpoint
CREATE INDEX "leaderboard_sessions_end" ON "leaderboard_sessions" USING btree ("user_id","ended_at");--> statement-breakpoint
CREATE INDEX "leaderboard_sessions_duration" ON "leaderboard_sessions" USING btree ("duration_bin","duration_ms","ended_at","house");--> statement-breakpoint
CREATE INDEX "leaderboard_by_pnl" ON "leaderboard_standings" USING btree ("period","net_pnl","user_id","trades","house");--> statement-breakpoint
CREATE INDEX "leaderboard_by_roi" ON "leaderboard_standings" USING btree ("period","roi_pct","user_id","trades","house");--> statement-breakpoint
CREATE INDEX "leaderboard_by_volume" ON "leaderboard_standings" USING btree ("period","volume","user_id","trades","house");--> statement-breakpoint
CREATE INDEX "leaderboard_by_win_rate" ON "leaderboard_standings" USING btree ("period","win_rate_pct","user_id","trades","house");--> statement-breakpoint
CREATE INDEX "leaderboard_by_drawdown" ON "leaderboard_standings" USING btree ("period","max_drawdown_pct","user_id","trades","house");--> statement-breakpoint
CREATE INDEX "fills_time" ON "fills" USING btree ("user_id","at");--> statement-breakpoint
CREATE INDEX "positions_closed" ON "positions" USING btree ("user_id","closed_at") WHERE close_reason is not null;--> statement-breakpoint
INSERT INTO leaderboard_rungs (start)
	select side * digits * 10::numeric ^ power
	from generate_series(10, 99) digits, generate_series(-5, 8) power, (values (1), (-1)) sides(side)
	union all values (0), ('-Infinity'::numeric);
--> statement-breakpoint
-- Rounding as everywhere else: half to even.
CREATE FUNCTION leaderboard_round(value numeric, places integer) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
	select case
		when value * 2 = round(value, places) + trunc(value, places)
			and round(trunc(value, places) * 0.5, places) * 2 = trunc(value, places)
		then trunc(value, places) else round(value, places) end
$$;
--> statement-breakpoint
CREATE FUNCTION leaderboard_percent(part numeric, whole numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
	select case when whole = 0 then 0 else leaderboard_round(part * 100.00000000000000000000 / whole, 4) end
$$;
--> statement-breakpoint
-- What a closed position earned, as engine/pnl.ts has it.
CREATE FUNCTION leaderboard_net(p positions) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
	select leaderboard_round(
			case p.side when 'long' then p.exit_notional - p.entry_notional else p.entry_notional - p.exit_notional end, 8)
		- leaderboard_round(p.fees, 8) + leaderboard_round(p.funding, 8)
$$;
--> statement-breakpoint
CREATE FUNCTION leaderboard_enqueue(user_id text, session_id text, at bigint) RETURNS void LANGUAGE sql AS $$
	insert into leaderboard_queue (user_id, session_id, at, queued_at)
	values (user_id, session_id, at, (extract(epoch from clock_timestamp()) * 1000)::bigint)
$$;
--> statement-breakpoint
CREATE FUNCTION leaderboard_of_fill() RETURNS trigger LANGUAGE plpgsql AS $$
begin
	if tg_op <> 'INSERT' and old.session_id is not null then
		perform leaderboard_enqueue(old.user_id, null, old.at);
	end if;
	if tg_op = 'INSERT' and new.session_id is not null
		or tg_op = 'UPDATE' and new.session_id is not null and (old.session_id is null or old.at <> new.at) then
		perform leaderboard_enqueue(new.user_id, null, new.at);
	end if;
	return null;
end $$;
--> statement-breakpoint
CREATE TRIGGER leaderboard_fill AFTER INSERT OR DELETE OR UPDATE OF session_id, at, size, price ON fills
	FOR EACH ROW EXECUTE FUNCTION leaderboard_of_fill();
--> statement-breakpoint
CREATE FUNCTION leaderboard_of_position() RETURNS trigger LANGUAGE plpgsql AS $$
begin
	if tg_op <> 'INSERT' and old.close_reason is not null then
		perform leaderboard_enqueue(old.user_id, old.session_id, old.closed_at);
	end if;
	if tg_op <> 'DELETE' and new.close_reason is not null then
		perform leaderboard_enqueue(new.user_id, new.session_id, new.closed_at);
	end if;
	return null;
end $$;
--> statement-breakpoint
CREATE TRIGGER leaderboard_position AFTER INSERT OR DELETE
	OR UPDATE OF entry_notional, exit_notional, fees, funding, close_reason, closed_at, status ON positions
	FOR EACH ROW EXECUTE FUNCTION leaderboard_of_position();
--> statement-breakpoint
CREATE FUNCTION leaderboard_of_session() RETURNS trigger LANGUAGE plpgsql AS $$
begin
	if tg_op = 'DELETE' then
		perform leaderboard_enqueue(old.user_id, old.id, old.started_at);
	else
		perform leaderboard_enqueue(new.user_id, new.id, new.started_at);
	end if;
	return null;
end $$;
--> statement-breakpoint
CREATE TRIGGER leaderboard_session AFTER INSERT OR DELETE
	OR UPDATE OF final_pnl, ended_at, end_reason, budget, started_at ON sessions
	FOR EACH ROW EXECUTE FUNCTION leaderboard_of_session();
--> statement-breakpoint
-- Whole histories, null for everybody's: their sessions, and each hour in which something happened or was counted.
CREATE FUNCTION leaderboard_queue_all(user_ids jsonb) RETURNS void LANGUAGE sql AS $$
	insert into leaderboard_queue (user_id, session_id, at, queued_at)
	select f.user_id, f.session_id, f.at, (extract(epoch from clock_timestamp()) * 1000)::bigint
	from (
		select user_id, id as session_id, started_at as at from sessions
		union all
		select user_id, session_id, started_at from leaderboard_sessions
		union all
		(select user_id, null, at - at % 3600000 from fills where session_id is not null
			union
			select user_id, null, closed_at - closed_at % 3600000 from positions where close_reason is not null
			union
			select user_id, null, start from leaderboard_buckets where level = 'hour')
	) f
	where jsonb_typeof(user_ids) = 'null' or f.user_id in (
		select jsonb_array_elements_text(case jsonb_typeof(user_ids) when 'array' then user_ids else '[]' end))
	order by f.user_id, f.session_id nulls last, f.at
$$;
--> statement-breakpoint
CREATE FUNCTION leaderboard_of_user() RETURNS trigger LANGUAGE plpgsql AS $$
begin
	perform leaderboard_queue_all(jsonb_build_array(new.id));
	return null;
end $$;
--> statement-breakpoint
CREATE TRIGGER leaderboard_user AFTER UPDATE OF role ON users
	FOR EACH ROW WHEN (old.role <> new.role) EXECUTE FUNCTION leaderboard_of_user();
--> statement-breakpoint
select leaderboard_queue_all('null');
