ALTER TABLE "imported_fills" DROP CONSTRAINT "imported_fills_user_id_users_id_fk";
--> statement-breakpoint
DROP INDEX "journal_trades_import";--> statement-breakpoint
DROP INDEX "imported_fills_time";--> statement-breakpoint
DROP INDEX "imported_fills_import";--> statement-breakpoint
DROP INDEX "journal_trades_position";--> statement-breakpoint
CREATE UNIQUE INDEX "journal_trades_position" ON "journal_trades" USING btree ("position_id") WHERE position_id is not null;