CREATE TABLE "session_programs" (
	"session_id" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"said" jsonb NOT NULL,
	"state" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "program" jsonb;--> statement-breakpoint
ALTER TABLE "session_programs" ADD CONSTRAINT "session_programs_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;