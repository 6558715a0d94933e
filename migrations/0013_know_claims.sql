CREATE TABLE "claim_answers" (
	"claim_id" text NOT NULL,
	"person_id" text NOT NULL,
	"agrees" boolean NOT NULL,
	"message" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "claim_answers_claim_id_person_id_pk" PRIMARY KEY("claim_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"id" text PRIMARY KEY NOT NULL,
	"centre_id" text NOT NULL,
	"person_id" text NOT NULL,
	"state" text NOT NULL,
	"revision" integer NOT NULL,
	"part" text NOT NULL,
	"proof" text NOT NULL,
	"page" text,
	"association" text,
	"evidence" text[] DEFAULT '{}' NOT NULL,
	"contested_until" timestamp (3) with time zone,
	"reason" text,
	"message" text,
	"refused_by" text,
	"appeal" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "claims_state_check" CHECK ("claims"."state" in ('submitted', 'approved', 'rejected', 'withdrawn')),
	CONSTRAINT "claims_proof_check" CHECK ("claims"."proof" in ('domain', 'page', 'association'))
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"centre_id" text NOT NULL,
	"email" text NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" text,
	"hands_over" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "invitations_token_key" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "acts" DROP CONSTRAINT "acts_subject_check";--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "refused_by" text;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "appeal" text;--> statement-breakpoint
ALTER TABLE "claim_answers" ADD CONSTRAINT "claim_answers_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_answers" ADD CONSTRAINT "claim_answers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centres"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_refused_by_people_id_fk" FOREIGN KEY ("refused_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centres"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_people_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "claim_answers_person_index" ON "claim_answers" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "claims_open_key" ON "claims" USING btree ("person_id","centre_id") WHERE "claims"."state" = 'submitted';--> statement-breakpoint
CREATE INDEX "claims_person_index" ON "claims" USING btree ("person_id","updated_at");--> statement-breakpoint
CREATE INDEX "claims_centre_index" ON "claims" USING btree ("centre_id");--> statement-breakpoint
CREATE INDEX "claims_queue_index" ON "claims" USING btree ("submitted_at") WHERE "claims"."state" = 'submitted';--> statement-breakpoint
CREATE INDEX "invitations_centre_index" ON "invitations" USING btree ("centre_id");--> statement-breakpoint
CREATE INDEX "invitations_expires_index" ON "invitations" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "invitations_invited_by_index" ON "invitations" USING btree ("invited_by");--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_refused_by_people_id_fk" FOREIGN KEY ("refused_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acts" ADD CONSTRAINT "acts_subject_check" CHECK ("acts"."subject" in ('registration', 'claim', 'centre', 'suggestion', 'letter', 'import'));