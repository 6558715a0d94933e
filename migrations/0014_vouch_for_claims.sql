CREATE TABLE "vouches" (
	"id" text PRIMARY KEY NOT NULL,
	"claim_id" text NOT NULL,
	"centre_id" text NOT NULL,
	"state" text NOT NULL,
	"person_id" text,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "vouches_state_check" CHECK ("vouches"."state" in ('asked', 'vouched', 'declined', 'void'))
);
--> statement-breakpoint
ALTER TABLE "claims" DROP CONSTRAINT "claims_proof_check";--> statement-breakpoint
ALTER TABLE "vouches" ADD CONSTRAINT "vouches_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vouches" ADD CONSTRAINT "vouches_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centres"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vouches" ADD CONSTRAINT "vouches_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "vouches_centre_key" ON "vouches" USING btree ("claim_id","centre_id") WHERE "vouches"."state" <> 'void';--> statement-breakpoint
CREATE INDEX "vouches_centre_index" ON "vouches" USING btree ("centre_id");--> statement-breakpoint
CREATE INDEX "vouches_person_index" ON "vouches" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_proof_check" CHECK ("claims"."proof" in ('domain', 'page', 'association', 'peers'));