CREATE TABLE "blocked_senders" (
	"id" text PRIMARY KEY NOT NULL,
	"is_domain" boolean NOT NULL,
	"domain" text NOT NULL,
	"address_hash" text,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text,
	CONSTRAINT "blocked_senders_address_key" UNIQUE("address_hash"),
	CONSTRAINT "blocked_senders_domain_check" CHECK ("blocked_senders"."is_domain" = ("blocked_senders"."address_hash" is null))
);
--> statement-breakpoint
CREATE TABLE "message_tallies" (
	"id" text PRIMARY KEY NOT NULL,
	"centre_id" text NOT NULL,
	"sent_on" date NOT NULL,
	"answer" text,
	"answered_after" integer,
	"checked_on" date,
	CONSTRAINT "message_tallies_answer_check" CHECK ("message_tallies"."answer" in ('answered', 'not-now', 'not-for-us', 'abuse')),
	CONSTRAINT "message_tallies_answered_check" CHECK (("message_tallies"."answer" is null) = ("message_tallies"."answered_after" is null))
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" text PRIMARY KEY NOT NULL,
	"centre_id" text NOT NULL,
	"state" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"sender_name" text NOT NULL,
	"sender_email" text NOT NULL,
	"affiliation" text NOT NULL,
	"purpose" text NOT NULL,
	"side" text NOT NULL,
	"dates" text NOT NULL,
	"texts" jsonb NOT NULL,
	"fingerprints" text[] NOT NULL,
	"language" text NOT NULL,
	"token_hash" text,
	"token_expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"receivers" integer DEFAULT 0 NOT NULL,
	"undelivered" text[] DEFAULT '{}' NOT NULL,
	"held_at" timestamp (3) with time zone,
	"answer" text,
	"answered_at" timestamp (3) with time zone,
	"spent" text[] DEFAULT '{}' NOT NULL,
	"reported_at" timestamp (3) with time zone,
	"silence_told_at" timestamp (3) with time zone,
	"decision" text,
	"decided_at" timestamp (3) with time zone,
	"decided_by" text,
	"tally_id" text,
	"remove_on" date NOT NULL,
	CONSTRAINT "messages_token_key" UNIQUE("token_hash"),
	CONSTRAINT "messages_state_check" CHECK ("messages"."state" in ('waiting', 'held', 'sent', 'delivered', 'undeliverable', 'refused')),
	CONSTRAINT "messages_side_check" CHECK ("messages"."side" in ('they-offer', 'they-seek', 'neither')),
	CONSTRAINT "messages_answer_check" CHECK ("messages"."answer" in ('answered', 'not-now', 'not-for-us', 'abuse')),
	CONSTRAINT "messages_answered_check" CHECK (("messages"."answer" is null) = ("messages"."answered_at" is null)),
	CONSTRAINT "messages_confirmed_check" CHECK (("messages"."state" = 'waiting') = ("messages"."confirmed_at" is null)),
	CONSTRAINT "messages_sent_check" CHECK (("messages"."state" in ('sent', 'delivered', 'undeliverable')) = ("messages"."sent_at" is not null)),
	CONSTRAINT "messages_decision_check" CHECK ("messages"."decision" in ('let-go', 'refused', 'blocked', 'no-fault'))
);
--> statement-breakpoint
CREATE TABLE "writing_wishes" (
	"centre_id" text PRIMARY KEY NOT NULL,
	"revision" integer NOT NULL,
	"is_paused" boolean NOT NULL,
	"paused_until" date,
	"languages" text[] DEFAULT '{}' NOT NULL,
	"purposes" text[] DEFAULT '{}' NOT NULL,
	"note" text NOT NULL,
	"note_language" text,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "writing_wishes_paused_check" CHECK ("writing_wishes"."is_paused" or "writing_wishes"."paused_until" is null),
	CONSTRAINT "writing_wishes_note_check" CHECK (char_length("writing_wishes"."note") <= 300)
);
--> statement-breakpoint
ALTER TABLE "acts" DROP CONSTRAINT "acts_subject_check";--> statement-breakpoint
ALTER TABLE "reminders" DROP CONSTRAINT "reminders_months_check";--> statement-breakpoint
ALTER TABLE "blocked_senders" ADD CONSTRAINT "blocked_senders_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_tallies" ADD CONSTRAINT "message_tallies_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centres"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centres"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_tally_id_message_tallies_id_fk" FOREIGN KEY ("tally_id") REFERENCES "public"."message_tallies"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "writing_wishes" ADD CONSTRAINT "writing_wishes_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centres"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "blocked_senders_domain_key" ON "blocked_senders" USING btree ("domain") WHERE "blocked_senders"."is_domain";--> statement-breakpoint
CREATE INDEX "message_tallies_centre_index" ON "message_tallies" USING btree ("centre_id","sent_on");--> statement-breakpoint
CREATE INDEX "messages_centre_index" ON "messages" USING btree ("centre_id","created_at");--> statement-breakpoint
CREATE INDEX "messages_sender_index" ON "messages" USING btree ("sender_email","created_at");--> statement-breakpoint
CREATE INDEX "messages_fingerprints_index" ON "messages" USING gin ("fingerprints");--> statement-breakpoint
CREATE INDEX "messages_created_index" ON "messages" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "messages_confirmed_index" ON "messages" USING btree ("confirmed_at");--> statement-breakpoint
CREATE INDEX "messages_remove_index" ON "messages" USING btree ("remove_on");--> statement-breakpoint
ALTER TABLE "acts" ADD CONSTRAINT "acts_subject_check" CHECK ("acts"."subject" in ('registration', 'claim', 'centre', 'suggestion', 'letter', 'import', 'person', 'appointment', 'vocabulary', 'message'));--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_months_check" CHECK ("reminders"."months" in (0, 11, 12, 13));