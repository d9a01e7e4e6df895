-- expand: a column, and symptoms that an earlier release cannot show once they are reported
ALTER TYPE "public"."skin_reaction_symptom" ADD VALUE 'WIDESPREAD_RASH';--> statement-breakpoint
ALTER TYPE "public"."skin_reaction_symptom" ADD VALUE 'HIVES';--> statement-breakpoint
ALTER TYPE "public"."skin_reaction_symptom" ADD VALUE 'SKIN_COMING_OFF';--> statement-breakpoint
ALTER TABLE "skin_reactions" ADD COLUMN "cleared_at" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "skin_reactions" SET "cleared_at" = "created_at" WHERE "symptoms" && '{BLISTERS,FACE_SWELLING,TROUBLE_BREATHING}';
