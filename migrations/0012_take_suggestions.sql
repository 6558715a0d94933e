CREATE TABLE "spent_challenges" (
	"nonce" text PRIMARY KEY NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suggestions" (
	"id" text PRIMARY KEY NOT NULL,
	"centre_id" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"changes" jsonb NOT NULL,
	"closed" text,
	"duplicate_of" text,
	"source" text NOT NULL,
	"email" text,
	"language" text NOT NULL,
	"token_hash" text,
	"token_expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"handed_on_at" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone,
	"outcome" jsonb,
	"message" text,
	CONSTRAINT "suggestions_token_key" UNIQUE("token_hash"),
	CONSTRAINT "suggestions_kind_check" CHECK ("suggestions"."kind" in ('change', 'closed', 'duplicate')),
	CONSTRAINT "suggestions_state_check" CHECK ("suggestions"."state" in ('unconfirmed', 'open', 'decided')),
	CONSTRAINT "suggestions_confirmed_check" CHECK (("suggestions"."state" = 'unconfirmed') = ("suggestions"."confirmed_at" is null)),
	CONSTRAINT "suggestions_decided_check" CHECK (("suggestions"."state" = 'decided') = ("suggestions"."outcome" is not null)),
	CONSTRAINT "suggestions_answered_check" CHECK ("suggestions"."state" <> 'decided' or "suggestions"."email" is null)
);
--> statement-breakpoint
ALTER TABLE "acts" DROP CONSTRAINT "acts_subject_check";--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centres"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_duplicate_of_centres_id_fk" FOREIGN KEY ("duplicate_of") REFERENCES "public"."centres"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "spent_challenges_until_index" ON "spent_challenges" USING btree ("until");--> statement-breakpoint
CREATE INDEX "suggestions_centre_index" ON "suggestions" USING btree ("centre_id");--> statement-breakpoint
CREATE INDEX "suggestions_open_index" ON "suggestions" USING btree ("confirmed_at") WHERE "suggestions"."state" = 'open';--> statement-breakpoint
CREATE INDEX "suggestions_unconfirmed_index" ON "suggestions" USING btree ("created_at") WHERE "suggestions"."state" = 'unconfirmed';--> statement-breakpoint
ALTER TABLE "acts" ADD CONSTRAINT "acts_subject_check" CHECK ("acts"."subject" in ('registration', 'centre', 'suggestion', 'letter', 'import'));