CREATE TABLE "notice_deliveries" (
	"id" text PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"notice_id" text NOT NULL,
	"target_id" text NOT NULL,
	"channel" text NOT NULL,
	"state" text NOT NULL,
	"tries" integer NOT NULL,
	"due_at" bigint NOT NULL,
	"problem" text,
	"sent_at" bigint
);
--> statement-breakpoint
CREATE TABLE "notice_settings" (
	"user_id" text PRIMARY KEY NOT NULL,
	"chosen" jsonb NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice_targets" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"channel" text NOT NULL,
	"sealed" text NOT NULL,
	"label" text NOT NULL,
	"fingerprint" text,
	"state" text NOT NULL,
	"problem" text,
	"code_hash" text,
	"code_until" bigint,
	"created_at" bigint NOT NULL,
	CONSTRAINT "notice_targets_code_hash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" text PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigserial NOT NULL,
	"user_id" text NOT NULL,
	"event" text NOT NULL,
	"subject" text NOT NULL,
	"facts" jsonb NOT NULL,
	"at" bigint NOT NULL,
	"read_at" bigint,
	"routed_at" bigint,
	"is_shown" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "venue_outages" (
	"began_at" bigint PRIMARY KEY NOT NULL,
	"ended_at" bigint
);
--> statement-breakpoint
ALTER TABLE "notice_deliveries" ADD CONSTRAINT "notice_deliveries_notice_id_notices_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_deliveries" ADD CONSTRAINT "notice_deliveries_target_id_notice_targets_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."notice_targets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_settings" ADD CONSTRAINT "notice_settings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_targets" ADD CONSTRAINT "notice_targets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "notice_deliveries_once" ON "notice_deliveries" USING btree ("notice_id","target_id");--> statement-breakpoint
CREATE INDEX "notice_deliveries_target" ON "notice_deliveries" USING btree ("target_id");--> statement-breakpoint
CREATE INDEX "notice_deliveries_due" ON "notice_deliveries" USING btree ("channel","due_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "notice_targets_user" ON "notice_targets" USING btree ("user_id","channel");--> statement-breakpoint
CREATE INDEX "notice_targets_removed" ON "notice_targets" USING btree ("created_at") WHERE state = 'removed';--> statement-breakpoint
CREATE UNIQUE INDEX "notices_once" ON "notices" USING btree ("user_id","event","subject");--> statement-breakpoint
CREATE INDEX "notices_user" ON "notices" USING btree ("user_id","seq");--> statement-breakpoint
CREATE INDEX "notices_unread" ON "notices" USING btree ("user_id") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "notices_unrouted" ON "notices" USING btree ("seq") WHERE routed_at is null;--> statement-breakpoint
CREATE INDEX "notices_age" ON "notices" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "venue_outages_one" ON "venue_outages" USING btree ((ended_at is null)) WHERE ended_at is null;
--> statement-breakpoint
-- Written in the transaction that makes the event true, once for each subject; nobody tells a house trader.
CREATE FUNCTION notice_add(of_user text, of_event text, of_subject text, of_at bigint, of_facts jsonb) RETURNS void LANGUAGE sql AS $$
	insert into notices (user_id, event, subject, at, facts)
	select of_user, of_event, of_subject, of_at, of_facts
	from users where id = of_user and role <> 'house'
	on conflict (user_id, event, subject) do nothing
$$;
--> statement-breakpoint
CREATE FUNCTION notice_of_session() RETURNS trigger LANGUAGE plpgsql AS $$
begin
	perform notice_add(new.user_id, 'session_ended', new.id, new.ended_at, jsonb_build_object(
		'sessionId', new.id, 'symbol', new.symbol, 'endReason', new.end_reason,
		'net', new.final_pnl -> 'net', 'budget', trim_scale(new.budget)::text));
	return null;
end $$;
--> statement-breakpoint
-- A session that keeps its positions ends before its result is known; it is told with the result.
CREATE TRIGGER notice_session AFTER UPDATE OF final_pnl ON sessions
	FOR EACH ROW WHEN (old.final_pnl is null and new.final_pnl is not null) EXECUTE FUNCTION notice_of_session();
--> statement-breakpoint
CREATE FUNCTION notice_of_position() RETURNS trigger LANGUAGE plpgsql AS $$
declare
	facts jsonb;
begin
	select jsonb_build_object('positionId', new.id, 'holder', m.kind, 'holderId', m.id, 'trader', t.name,
		'symbol', new.symbol, 'side', new.side)
	into facts
	from mandates m
	left join binding_mandates b on b.mandate_id = m.id
	left join traders t on t.id = b.account_id
	where m.id = new.mandate_id;
	if new.status = 'open' and old.status in ('opening', 'closed') and new.entry_size > 0 then
		perform notice_add(new.user_id, 'position_opened', new.id, new.opened_at, facts || jsonb_build_object(
			'price', trim_scale(round(new.entry_notional / new.entry_size, 10))::text));
	elsif new.status = 'closed' and new.close_reason is not null and new.entry_size > 0 then
		perform notice_add(new.user_id, 'position_closed', new.id, new.closed_at, facts || jsonb_build_object(
			'closeReason', new.close_reason, 'net', trim_scale(leaderboard_net(new))::text));
	end if;
	return null;
end $$;
--> statement-breakpoint
CREATE TRIGGER notice_position AFTER UPDATE OF status ON positions
	FOR EACH ROW WHEN (old.status <> new.status) EXECUTE FUNCTION notice_of_position();
--> statement-breakpoint
CREATE FUNCTION notice_of_loss() RETURNS trigger LANGUAGE plpgsql AS $$
begin
	perform notice_add(new.user_id, 'approval_lost', new.id || ':' || new.lost_at, new.lost_at,
		jsonb_build_object('as', new.lost_as, 'validUntil', new.valid_until));
	return null;
end $$;
--> statement-breakpoint
CREATE TRIGGER notice_loss AFTER UPDATE OF lost_at ON agent_keys
	FOR EACH ROW WHEN (new.lost_at is not null and old.lost_at is distinct from new.lost_at) EXECUTE FUNCTION notice_of_loss();
--> statement-breakpoint
-- What was credited before the account was first seen here is history.
CREATE FUNCTION notice_of_deposit() RETURNS trigger LANGUAGE plpgsql AS $$
begin
	if exists (select 1 from openings where user_id = new.user_id and first_at < new.at) then
		perform notice_add(new.user_id, 'deposit_credited', new.key, new.at,
			jsonb_build_object('amount', trim_scale(new.amount)::text));
	end if;
	return null;
end $$;
--> statement-breakpoint
CREATE TRIGGER notice_deposit AFTER INSERT ON ledger_entries
	FOR EACH ROW WHEN (new.kind = 'deposit') EXECUTE FUNCTION notice_of_deposit();
