CREATE TABLE "copies" (
	"id" text PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" text NOT NULL,
	"trader_id" text NOT NULL,
	"source_id" text NOT NULL,
	"symbol" text NOT NULL,
	"state" text NOT NULL,
	"problem" text,
	"at" bigint NOT NULL,
	"held_until" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "follows" (
	"user_id" text NOT NULL,
	"trader_id" text NOT NULL,
	"copying" jsonb,
	"since" bigint NOT NULL,
	CONSTRAINT "follows_user_id_trader_id_pk" PRIMARY KEY("user_id","trader_id")
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "may_be_followed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "copied_from" text;--> statement-breakpoint
ALTER TABLE "copies" ADD CONSTRAINT "copies_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "copies" ADD CONSTRAINT "copies_trader_id_users_id_fk" FOREIGN KEY ("trader_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_trader_id_users_id_fk" FOREIGN KEY ("trader_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "copies_once" ON "copies" USING btree ("user_id","source_id");--> statement-breakpoint
CREATE INDEX "copies_of" ON "copies" USING btree ("user_id","trader_id","at");--> statement-breakpoint
CREATE INDEX "copies_waiting" ON "copies" USING btree ("at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "follows_trader" ON "follows" USING btree ("trader_id");--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_copied_from_users_id_fk" FOREIGN KEY ("copied_from") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- Told and put down for copying in the transaction that starts the session. A copy is told of but not copied again, so that two who
-- copy each other do not go on for ever; nor is a session by a program, which is its owner's.
CREATE FUNCTION followed_session_started() RETURNS trigger LANGUAGE plpgsql AS $$
declare
	trader users%rowtype;
begin
	select * into trader from users where id = new.user_id;
	if trader.role <> 'house' and not trader.may_be_followed then
		return null;
	end if;
	perform notice_add(f.user_id, 'followed_started', new.id, new.started_at, jsonb_build_object(
		'traderId', new.user_id, 'label', case when trader.role = 'house' then trader.settings ->> 'label' end,
		'address', trader.address, 'symbol', new.symbol))
	from follows f where f.trader_id = new.user_id;
	if new.copied_from is null and new.program is null then
		insert into copies (user_id, trader_id, source_id, symbol, state, at, held_until)
		select f.user_id, f.trader_id, new.id, new.symbol, 'waiting', new.started_at, 0
		from follows f where f.trader_id = new.user_id and f.copying is not null
		on conflict do nothing;
	end if;
	return null;
end $$;
--> statement-breakpoint
CREATE TRIGGER followed_session_start AFTER INSERT ON sessions
	FOR EACH ROW WHEN (new.status = 'active') EXECUTE FUNCTION followed_session_started();
--> statement-breakpoint
CREATE FUNCTION followed_session_ended() RETURNS trigger LANGUAGE plpgsql AS $$
declare
	trader users%rowtype;
begin
	select * into trader from users where id = new.user_id;
	if trader.role = 'house' or trader.may_be_followed then
		perform notice_add(f.user_id, 'followed_ended', new.id, new.ended_at, jsonb_build_object(
			'traderId', new.user_id, 'label', case when trader.role = 'house' then trader.settings ->> 'label' end,
			'address', trader.address, 'symbol', new.symbol, 'endReason', new.end_reason,
			'netPct', new.final_pnl -> 'netPct'))
		from follows f where f.trader_id = new.user_id;
	end if;
	return null;
end $$;
--> statement-breakpoint
CREATE TRIGGER followed_session_end AFTER UPDATE OF final_pnl ON sessions
	FOR EACH ROW WHEN (old.final_pnl is null and new.final_pnl is not null) EXECUTE FUNCTION followed_session_ended();
