CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"key" text NOT NULL,
	"type" text NOT NULL,
	"at" bigint NOT NULL,
	"data" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox_state" (
	"id" integer PRIMARY KEY NOT NULL,
	"is_on" boolean NOT NULL,
	"lease_owner" text,
	"lease_until" bigint
);
--> statement-breakpoint
CREATE INDEX "outbox_at" ON "outbox" USING btree ("at");
--> statement-breakpoint
INSERT INTO "outbox_state" ("id", "is_on") VALUES (1, false);
--> statement-breakpoint
CREATE FUNCTION outbox_add(the_topic text, the_key text, the_type text, the_at bigint, the_data jsonb) RETURNS void LANGUAGE sql AS $$
	insert into outbox (topic, key, type, at, data)
	select the_topic, the_key, the_type, the_at, the_data from outbox_state where id = 1 and is_on
$$;
--> statement-breakpoint
CREATE FUNCTION outbox_fill() RETURNS trigger LANGUAGE plpgsql AS $$
begin
	perform outbox_add('fills', new.user_id, 'fill', new.at, jsonb_build_object(
		'userId', new.user_id, 'tid', new.tid::text, 'oid', new.oid::text, 'symbol', new.symbol,
		'side', case when new.is_buy then 'buy' else 'sell' end, 'size', new.size::text, 'price', new.price::text,
		'fee', new.fee::text, 'closedPnl', new.closed_pnl::text, 'positionId', new.position_id, 'mandateId', new.mandate_id,
		'isLiquidation', new.is_liquidation));
	return null;
end $$;
--> statement-breakpoint
CREATE TRIGGER outbox_fill AFTER INSERT ON fills FOR EACH ROW EXECUTE FUNCTION outbox_fill();
--> statement-breakpoint
CREATE FUNCTION outbox_session() RETURNS trigger LANGUAGE plpgsql AS $$
begin
	perform outbox_add('sessions', new.id,
		case when tg_op = 'INSERT' then 'started' when new.status = 'closing' then 'stopping' else 'ended' end,
		case when tg_op = 'INSERT' then new.started_at
			else coalesce(new.ended_at, (extract(epoch from clock_timestamp()) * 1000)::bigint) end,
		jsonb_build_object('sessionId', new.id, 'userId', new.user_id, 'kind', new.kind, 'symbol', new.symbol,
			'status', new.status, 'endReason', new.end_reason, 'budget', new.budget::text,
			'profitTarget', new.profit_target_pct, 'lossThreshold', new.loss_threshold_pct,
			'maxPositions', new.max_positions, 'startedAt', new.started_at, 'endsAt', new.ends_at, 'endedAt', new.ended_at));
	return null;
end $$;
--> statement-breakpoint
CREATE TRIGGER outbox_session_start AFTER INSERT ON sessions
	FOR EACH ROW WHEN (new.status = 'active') EXECUTE FUNCTION outbox_session();
--> statement-breakpoint
CREATE TRIGGER outbox_session_change AFTER UPDATE OF status ON sessions
	FOR EACH ROW WHEN (old.status <> new.status) EXECUTE FUNCTION outbox_session();
--> statement-breakpoint
CREATE FUNCTION outbox_journal() RETURNS trigger LANGUAGE plpgsql AS $$
begin
	perform outbox_add('journal', new.id, case when tg_op = 'INSERT' then 'written' else 'changed' end, new.closed_at,
		jsonb_build_object('tradeId', new.id, 'userId', new.user_id, 'origin', new.origin, 'source', new.source,
			'symbol', new.symbol, 'side', new.side, 'entryPrice', new.entry_price::text, 'exitPrice', new.exit_price::text,
			'quantity', new.quantity::text, 'realizedPnl', new.realized_pnl::text, 'fees', new.fees::text,
			'funding', new.funding::text, 'netPnl', new.net_pnl::text, 'rMultiple', new.r_multiple::text,
			'openedAt', new.opened_at, 'closedAt', new.closed_at, 'closeReason', new.close_reason, 'status', new.status));
	return null;
end $$;
--> statement-breakpoint
CREATE TRIGGER outbox_journal_written AFTER INSERT ON journal_trades
	FOR EACH ROW WHEN (new.source = 'live') EXECUTE FUNCTION outbox_journal();
--> statement-breakpoint
CREATE TRIGGER outbox_journal_changed AFTER UPDATE OF net_pnl, status ON journal_trades
	FOR EACH ROW WHEN (new.source = 'live' and (old.net_pnl <> new.net_pnl or old.status <> new.status))
	EXECUTE FUNCTION outbox_journal();
--> statement-breakpoint
CREATE FUNCTION outbox_candle() RETURNS trigger LANGUAGE plpgsql AS $$
declare
	width bigint := case new.interval when '1m' then 60000 when '5m' then 300000 when '15m' then 900000
		when '1h' then 3600000 when '4h' then 14400000 else 86400000 end;
begin
	if new.t + 2 * width > (extract(epoch from clock_timestamp()) * 1000)::bigint then
		perform outbox_add('candles', new.symbol || ':' || new.interval, 'closed', new.t + width, jsonb_build_object(
			'symbol', new.symbol, 'interval', new.interval, 't', new.t, 'o', new.o::text, 'h', new.h::text, 'l', new.l::text,
			'c', new.c::text, 'v', new.v::text, 'n', new.n));
	end if;
	return null;
end $$;
--> statement-breakpoint
CREATE TRIGGER outbox_candle AFTER INSERT ON candles FOR EACH ROW EXECUTE FUNCTION outbox_candle();
