CREATE TABLE "ledger_sums" (
	"user_id" text NOT NULL,
	"symbol" text NOT NULL,
	"is_ours" boolean NOT NULL,
	"fills" bigint NOT NULL,
	"realized" numeric NOT NULL,
	"fees" numeric NOT NULL,
	"funding" numeric NOT NULL,
	"held" numeric NOT NULL,
	"cash" numeric NOT NULL,
	CONSTRAINT "ledger_sums_user_id_symbol_is_ours_pk" PRIMARY KEY("user_id","symbol","is_ours")
);
--> statement-breakpoint
-- Adds what a statement changed, once a market. In the order of the key, so that two who wait for each other cannot meet.
CREATE FUNCTION ledger_of_fills() RETURNS trigger LANGUAGE plpgsql AS $$
begin
	if tg_op = 'INSERT' then
		insert into ledger_sums as s
			select user_id, symbol, mandate_id is not null, count(*), sum(closed_pnl), sum(fee), 0,
				sum(case when is_buy then size else -size end), sum(case when is_buy then -size * price else size * price end)
			from fresh group by 1, 2, 3 order by 1, 2, 3
			on conflict (user_id, symbol, is_ours) do update set
				fills = s.fills + excluded.fills, realized = s.realized + excluded.realized, fees = s.fees + excluded.fees,
				held = s.held + excluded.held, cash = s.cash + excluded.cash;
	elsif tg_op = 'DELETE' then
		insert into ledger_sums as s
			select user_id, symbol, mandate_id is not null, -count(*), -sum(closed_pnl), -sum(fee), 0,
				sum(case when is_buy then -size else size end), sum(case when is_buy then size * price else -size * price end)
			from gone group by 1, 2, 3 order by 1, 2, 3
			on conflict (user_id, symbol, is_ours) do update set
				fills = s.fills + excluded.fills, realized = s.realized + excluded.realized, fees = s.fees + excluded.fees,
				held = s.held + excluded.held, cash = s.cash + excluded.cash;
	else
		insert into ledger_sums as s
			select user_id, symbol, mandate_id is not null, sum(sign), sum(sign * closed_pnl), sum(sign * fee), 0,
				sum(case when is_buy then sign * size else -sign * size end),
				sum(case when is_buy then -sign * size * price else sign * size * price end)
			from (
				select 1 as sign, user_id, symbol, mandate_id, is_buy, size, price, fee, closed_pnl from fresh
				union all
				select -1, user_id, symbol, mandate_id, is_buy, size, price, fee, closed_pnl from gone
			) changed
			group by 1, 2, 3
			having sum(sign) <> 0 or sum(sign * closed_pnl) <> 0 or sum(sign * fee) <> 0 or sum(sign * size * price) <> 0
			order by 1, 2, 3
			on conflict (user_id, symbol, is_ours) do update set
				fills = s.fills + excluded.fills, realized = s.realized + excluded.realized, fees = s.fees + excluded.fees,
				held = s.held + excluded.held, cash = s.cash + excluded.cash;
	end if;
	return null;
end $$;
--> statement-breakpoint
CREATE TRIGGER ledger_fills_made AFTER INSERT ON fills
	REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger_of_fills();
--> statement-breakpoint
CREATE TRIGGER ledger_fills_changed AFTER UPDATE ON fills
	REFERENCING NEW TABLE AS fresh OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION ledger_of_fills();
--> statement-breakpoint
CREATE TRIGGER ledger_fills_gone AFTER DELETE ON fills
	REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION ledger_of_fills();
--> statement-breakpoint
-- Funding of other dexs names its market with a colon: their fills are not in the books.
CREATE FUNCTION ledger_of_funding() RETURNS trigger LANGUAGE plpgsql AS $$
begin
	insert into ledger_sums as s
		select user_id, counterparty, false, 0, 0, 0, sum(case when tg_op = 'DELETE' then -amount else amount end), 0, 0
		from changed where kind = 'funding' and counterparty not like '%:%' group by 1, 2 order by 1, 2
		on conflict (user_id, symbol, is_ours) do update set funding = s.funding + excluded.funding;
	return null;
end $$;
--> statement-breakpoint
CREATE TRIGGER ledger_funding_made AFTER INSERT ON ledger_entries
	REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ledger_of_funding();
--> statement-breakpoint
CREATE TRIGGER ledger_funding_gone AFTER DELETE ON ledger_entries
	REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ledger_of_funding();
--> statement-breakpoint
INSERT INTO ledger_sums
	select user_id, symbol, mandate_id is not null, count(*), sum(closed_pnl), sum(fee), 0,
		sum(case when is_buy then size else -size end), sum(case when is_buy then -size * price else size * price end)
	from fills group by 1, 2, 3;
--> statement-breakpoint
INSERT INTO ledger_sums as s
	select user_id, counterparty, false, 0, 0, 0, sum(amount), 0, 0
	from ledger_entries where kind = 'funding' and counterparty not like '%:%' group by 1, 2
	ON CONFLICT (user_id, symbol, is_ours) DO UPDATE SET funding = s.funding + excluded.funding;
