ALTER TABLE "journal_trades" DROP CONSTRAINT "journal_trades_user_id_users_id_fk";
