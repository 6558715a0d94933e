CREATE TABLE "proposed_spellings" (
	"vocabulary" text NOT NULL,
	"text" text NOT NULL,
	"proposal_id" text NOT NULL,
	CONSTRAINT "proposed_spellings_vocabulary_text_pk" PRIMARY KEY("vocabulary","text")
);
--> statement-breakpoint
CREATE TABLE "proposed_terms" (
	"id" text PRIMARY KEY NOT NULL,
	"vocabulary" text NOT NULL,
	"word" text NOT NULL,
	"language" text,
	"key" text NOT NULL,
	"state" text NOT NULL,
	"revision" integer NOT NULL,
	"term_vocabulary" text,
	"term_code" text,
	"is_synonym" boolean DEFAULT false NOT NULL,
	"reason" text,
	"message" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "proposed_terms_key" UNIQUE("vocabulary","key"),
	CONSTRAINT "proposed_terms_state_check" CHECK ("proposed_terms"."state" in ('waiting', 'published', 'mapped', 'refused')),
	CONSTRAINT "proposed_terms_decided_check" CHECK (("proposed_terms"."state" = 'waiting') = ("proposed_terms"."decided_at" is null)),
	CONSTRAINT "proposed_terms_term_check" CHECK (("proposed_terms"."state" in ('published', 'mapped')) = ("proposed_terms"."term_code" is not null))
);
--> statement-breakpoint
ALTER TABLE "acts" DROP CONSTRAINT "acts_subject_check";--> statement-breakpoint
ALTER TABLE "terms" ADD COLUMN "origin" text DEFAULT 'seeds' NOT NULL;--> statement-breakpoint
ALTER TABLE "proposed_spellings" ADD CONSTRAINT "proposed_spellings_proposal_id_proposed_terms_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposed_terms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposed_terms" ADD CONSTRAINT "proposed_terms_vocabulary_vocabularies_code_fk" FOREIGN KEY ("vocabulary") REFERENCES "public"."vocabularies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposed_terms" ADD CONSTRAINT "proposed_terms_term_vocabulary_term_code_terms_vocabulary_code_fk" FOREIGN KEY ("term_vocabulary","term_code") REFERENCES "public"."terms"("vocabulary","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "proposed_spellings_proposal_index" ON "proposed_spellings" USING btree ("proposal_id");--> statement-breakpoint
CREATE INDEX "proposed_terms_queue_index" ON "proposed_terms" USING btree ("created_at") WHERE "proposed_terms"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "centre_terms_own_words_index" ON "centre_terms" USING btree ("vocabulary","own_words") WHERE own_words is not null;--> statement-breakpoint
ALTER TABLE "acts" ADD CONSTRAINT "acts_subject_check" CHECK ("acts"."subject" in ('registration', 'claim', 'centre', 'suggestion', 'letter', 'import', 'vocabulary'));--> statement-breakpoint
ALTER TABLE "terms" ADD CONSTRAINT "terms_origin_check" CHECK ("terms"."origin" in ('seeds', 'moderators'));