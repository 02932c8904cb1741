CREATE TABLE "ai_conversations" (
	"id" serial PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"program_id" integer,
	"title" text NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ai_messages" (
	"id" serial PRIMARY KEY NOT NULL,
	"conversation_id" integer NOT NULL,
	"role" text NOT NULL,
	"content" text NOT NULL,
	"code_suggestion" text,
	"model" text,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model_decisions" (
	"id" serial PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"account_id" integer NOT NULL,
	"cause" text NOT NULL,
	"state" text NOT NULL,
	"model" text NOT NULL,
	"context" jsonb NOT NULL,
	"answer" text,
	"problem" text,
	"asks" integer NOT NULL,
	"tokens_in" integer NOT NULL,
	"tokens_out" integer NOT NULL,
	"cost" numeric NOT NULL,
	"duration_ms" integer NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "executions" ADD COLUMN "decision_id" integer;--> statement-breakpoint
ALTER TABLE "executions" ADD COLUMN "plan" text;--> statement-breakpoint
ALTER TABLE "traders" ADD COLUMN "symbols" jsonb DEFAULT '["BTC"]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "traders" ADD COLUMN "tokens_per_day" integer;--> statement-breakpoint
ALTER TABLE "traders" ADD COLUMN "cost_per_day" numeric;--> statement-breakpoint
ALTER TABLE "traders" ADD COLUMN "price_in" numeric;--> statement-breakpoint
ALTER TABLE "traders" ADD COLUMN "price_out" numeric;--> statement-breakpoint
ALTER TABLE "ai_conversations" ADD CONSTRAINT "ai_conversations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ai_messages" ADD CONSTRAINT "ai_messages_conversation_id_ai_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."ai_conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_decisions" ADD CONSTRAINT "model_decisions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_decisions" ADD CONSTRAINT "model_decisions_account_id_traders_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."traders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ai_conversations_user" ON "ai_conversations" USING btree ("user_id","updated_at");--> statement-breakpoint
CREATE INDEX "ai_messages_conversation" ON "ai_messages" USING btree ("conversation_id","id");--> statement-breakpoint
CREATE INDEX "model_decisions_account" ON "model_decisions" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "executions_decision" ON "executions" USING btree ("decision_id");