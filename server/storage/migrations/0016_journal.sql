CREATE TABLE "journal_accounts" (
	"user_id" text PRIMARY KEY NOT NULL,
	"revision" bigint NOT NULL,
	"epoch" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "journal_queue" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"position_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "journal_trades" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"revision" bigint NOT NULL,
	"position_id" text,
	"trade_group_id" text,
	"session_id" text,
	"account_id" text,
	"import_id" text,
	"import_key" text,
	"origin" text NOT NULL,
	"source" text NOT NULL,
	"exchange" text NOT NULL,
	"symbol" text NOT NULL,
	"side" text NOT NULL,
	"entry_price" numeric NOT NULL,
	"exit_price" numeric NOT NULL,
	"quantity" numeric NOT NULL,
	"leverage" numeric,
	"realized_pnl" numeric NOT NULL,
	"fees" numeric NOT NULL,
	"funding" numeric NOT NULL,
	"net_pnl" numeric NOT NULL,
	"stop_loss" numeric,
	"target" numeric,
	"risk_amount" numeric,
	"r_multiple" numeric,
	"mae" numeric,
	"mfe" numeric,
	"excursions_due_at" bigint,
	"opened_at" bigint NOT NULL,
	"closed_at" bigint NOT NULL,
	"close_reason" text,
	"setup_tag" text,
	"is_planned" boolean NOT NULL,
	"status" text NOT NULL,
	"settles_at" bigint,
	"fills" jsonb,
	"notes" text DEFAULT '' NOT NULL,
	"notes_at" bigint,
	"excursion_tries" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tags" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"color" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "trade_tags" (
	"trade_id" text NOT NULL,
	"tag_id" text NOT NULL,
	CONSTRAINT "trade_tags_trade_id_tag_id_pk" PRIMARY KEY("trade_id","tag_id")
);
--> statement-breakpoint
ALTER TABLE "journal_accounts" ADD CONSTRAINT "journal_accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_trades" ADD CONSTRAINT "journal_trades_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tags" ADD CONSTRAINT "tags_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trade_tags" ADD CONSTRAINT "trade_tags_trade_id_journal_trades_id_fk" FOREIGN KEY ("trade_id") REFERENCES "public"."journal_trades"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trade_tags" ADD CONSTRAINT "trade_tags_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "journal_queue_user" ON "journal_queue" USING btree ("user_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "journal_trades_position" ON "journal_trades" USING btree ("position_id");--> statement-breakpoint
CREATE UNIQUE INDEX "journal_trades_import_key" ON "journal_trades" USING btree ("user_id","import_key");--> statement-breakpoint
CREATE INDEX "journal_trades_import" ON "journal_trades" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "journal_trades_closed" ON "journal_trades" USING btree ("user_id","closed_at","id");--> statement-breakpoint
CREATE INDEX "journal_trades_revision" ON "journal_trades" USING btree ("user_id","revision","id");--> statement-breakpoint
CREATE INDEX "journal_trades_excursions" ON "journal_trades" USING btree ("excursions_due_at") WHERE excursions_due_at is not null;--> statement-breakpoint
CREATE INDEX "journal_trades_unsettled" ON "journal_trades" USING btree ("settles_at") WHERE status = 'reconciling';--> statement-breakpoint
CREATE INDEX "journal_trades_noted" ON "journal_trades" USING btree ("user_id") WHERE notes <> '';--> statement-breakpoint
CREATE UNIQUE INDEX "tags_name" ON "tags" USING btree ("user_id",lower("name"));--> statement-breakpoint
CREATE INDEX "trade_tags_tag" ON "trade_tags" USING btree ("tag_id");--> statement-breakpoint
-- What closes, or changes after it has closed, is to be written down: queued in the transaction that changes it.
CREATE FUNCTION journal_of_position() RETURNS trigger LANGUAGE plpgsql AS $$
begin
	if new.entry_size > 0 and (new.status = 'closed' or tg_op = 'UPDATE' and old.status = 'closed') then
		insert into journal_queue (user_id, position_id) values (new.user_id, new.id);
	end if;
	return null;
end $$;
--> statement-breakpoint
CREATE TRIGGER journal_position AFTER INSERT
	OR UPDATE OF status, close_reason, closed_at, entry_size, entry_notional, exit_size, exit_notional, fees, funding ON positions
	FOR EACH ROW EXECUTE FUNCTION journal_of_position();
--> statement-breakpoint
-- Everything that has closed before.
INSERT INTO journal_queue (user_id, position_id)
	select user_id, id from positions where status = 'closed' and entry_size > 0 order by user_id, closed_at, id;
