ALTER TABLE "suggestions" DROP CONSTRAINT "suggestions_kind_check";--> statement-breakpoint
ALTER TABLE "suggestions" ALTER COLUMN "source" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "same_as" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "suggestions" ADD COLUMN "concern" text;--> statement-breakpoint
ALTER TABLE "suggestions" ADD COLUMN "words" text;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_concern_check" CHECK (("suggestions"."kind" = 'report') = ("suggestions"."concern" is not null));--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_source_check" CHECK ("suggestions"."kind" = 'report' or "suggestions"."source" is not null);--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_kind_check" CHECK ("suggestions"."kind" in ('change', 'closed', 'duplicate', 'report'));