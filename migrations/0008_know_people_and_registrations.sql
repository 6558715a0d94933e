CREATE TABLE "acts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "acts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"person_id" text,
	"role" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"subject_id" text NOT NULL,
	"details" jsonb NOT NULL,
	CONSTRAINT "acts_role_check" CHECK ("acts"."role" in ('steward', 'moderator', 'administrator', 'sender')),
	CONSTRAINT "acts_subject_check" CHECK ("acts"."subject" in ('registration', 'centre'))
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"person_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean NOT NULL,
	"image" text,
	"language" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "people_email_key" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"person_id" text NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sessions_token_key" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registrations" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text,
	"state" text NOT NULL,
	"form" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"country_code" text,
	"evidence" text[] DEFAULT '{}' NOT NULL,
	"reason" text,
	"message" text,
	"centre_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "registrations_state_check" CHECK ("registrations"."state" in ('draft', 'submitted', 'changes-asked', 'published', 'rejected', 'discarded')),
	CONSTRAINT "registrations_published_check" CHECK (("registrations"."state" = 'published') = ("registrations"."centre_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "moderators" (
	"person_id" text NOT NULL,
	"scope" text NOT NULL,
	"code" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "moderators_person_id_scope_code_pk" PRIMARY KEY("person_id","scope","code"),
	CONSTRAINT "moderators_scope_check" CHECK ("moderators"."scope" in ('everything', 'country', 'region', 'association')),
	CONSTRAINT "moderators_code_check" CHECK (("moderators"."scope" = 'everything') = ("moderators"."code" = ''))
);
--> statement-breakpoint
CREATE TABLE "stewards" (
	"centre_id" text NOT NULL,
	"person_id" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "stewards_centre_id_person_id_pk" PRIMARY KEY("centre_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "acts" ADD CONSTRAINT "acts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centres"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderators" ADD CONSTRAINT "moderators_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stewards" ADD CONSTRAINT "stewards_centre_id_centres_id_fk" FOREIGN KEY ("centre_id") REFERENCES "public"."centres"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stewards" ADD CONSTRAINT "stewards_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "acts_subject_index" ON "acts" USING btree ("subject","subject_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "acts_person_index" ON "acts" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "accounts_person_index" ON "accounts" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sessions_person_index" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sessions_expires_index" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "verifications_identifier_index" ON "verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "verifications_expires_index" ON "verifications" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "registrations_person_index" ON "registrations" USING btree ("person_id","updated_at");--> statement-breakpoint
CREATE INDEX "registrations_queue_index" ON "registrations" USING btree ("submitted_at") WHERE "registrations"."state" = 'submitted';--> statement-breakpoint
CREATE INDEX "stewards_person_index" ON "stewards" USING btree ("person_id");--> statement-breakpoint
-- Who did something may be forgotten; that it was done, when and in what words may not.
CREATE FUNCTION keep_acts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.person_id IS NULL
    AND to_jsonb(NEW) - 'person_id' = to_jsonb(OLD) - 'person_id' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'what staff and stewards did is append-only';
END
$$;
--> statement-breakpoint
CREATE TRIGGER acts_append_only BEFORE UPDATE OR DELETE ON acts
  FOR EACH ROW EXECUTE FUNCTION keep_acts();
--> statement-breakpoint
CREATE TRIGGER acts_never_truncated BEFORE TRUNCATE ON acts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Hosts backwards: all of one domain stand together.
CREATE INDEX centres_host_index ON centres ((reverse(lower(substring(website from '^https?://([^/:?#]+)')))) text_pattern_ops);
--> statement-breakpoint
CREATE INDEX institutions_host_index ON institutions ((reverse(lower(substring(website from '^https?://([^/:?#]+)')))) text_pattern_ops);
