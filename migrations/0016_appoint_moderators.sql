CREATE TABLE "administrators" (
	"person_id" text PRIMARY KEY NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"appointed_by" text
);
--> statement-breakpoint
CREATE TABLE "appointments" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text,
	"taken_up_by" text,
	"moderates" jsonb NOT NULL,
	"is_administrator" boolean NOT NULL,
	"language" text NOT NULL,
	"appointed_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "appointments_email_key" UNIQUE("email"),
	CONSTRAINT "appointments_waits_check" CHECK (("appointments"."email" is null) = ("appointments"."taken_up_by" is not null))
);
--> statement-breakpoint
ALTER TABLE "acts" DROP CONSTRAINT "acts_subject_check";--> statement-breakpoint
ALTER TABLE "moderators" ADD COLUMN "appointed_by" text;--> statement-breakpoint
ALTER TABLE "administrators" ADD CONSTRAINT "administrators_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administrators" ADD CONSTRAINT "administrators_appointed_by_people_id_fk" FOREIGN KEY ("appointed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_taken_up_by_people_id_fk" FOREIGN KEY ("taken_up_by") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_appointed_by_people_id_fk" FOREIGN KEY ("appointed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appointments_expires_index" ON "appointments" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "appointments_taken_up_by_index" ON "appointments" USING btree ("taken_up_by");--> statement-breakpoint
ALTER TABLE "moderators" ADD CONSTRAINT "moderators_appointed_by_people_id_fk" FOREIGN KEY ("appointed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acts" ADD CONSTRAINT "acts_subject_check" CHECK ("acts"."subject" in ('registration', 'claim', 'centre', 'suggestion', 'letter', 'import', 'person', 'appointment', 'vocabulary'));