-- contract: consultations lose the column urgent and need a tier; an earlier release fails to request them
CREATE TYPE "public"."escalation_step" AS ENUM('AGAIN', 'ADMINISTRATORS', 'OVERDUE');--> statement-breakpoint
CREATE TYPE "public"."triage_tier" AS ENUM('EMERGENCY', 'URGENT', 'SOON', 'ROUTINE');--> statement-breakpoint
ALTER TYPE "public"."notification_kind" ADD VALUE 'SAFETY' BEFORE 'SYSTEM';--> statement-breakpoint
CREATE TABLE "consultation_escalations" (
	"consultation_id" uuid NOT NULL,
	"step" "escalation_step" NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"revision" integer NOT NULL,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "consultation_escalations_consultation_id_step_pk" PRIMARY KEY("consultation_id","step")
);
--> statement-breakpoint
DROP INDEX "consultations_queue";--> statement-breakpoint
ALTER TABLE "consultations" ADD COLUMN "tier" "triage_tier";--> statement-breakpoint
ALTER TABLE "consultations" ADD COLUMN "text_flags" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "consultations" ADD COLUMN "advice_confirmed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "consultations" ADD COLUMN "answer_due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "consultation_escalations" ADD CONSTRAINT "consultation_escalations_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consultation_escalations_due" ON "consultation_escalations" USING btree ("due_at") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "consultations_queue" ON "consultations" USING btree ("tier","id") WHERE status = 'PENDING';--> statement-breakpoint
UPDATE "consultations" SET "red_flags" = jsonb_set("red_flags", '{answers}', (
	SELECT coalesce(jsonb_agg(jsonb_set(answer, '{flag}', to_jsonb(CASE answer->>'flag'
		WHEN 'FACE_SWELLING_OR_TROUBLE_BREATHING' THEN 'EM_AIRWAY'
		WHEN 'BLISTERING' THEN 'EM_SKIN_LOSS'
		WHEN 'SPREADING_INFECTION_WITH_FEVER' THEN 'UR_SPREADING_INFECTION'
		WHEN 'CHANGING_OR_BLEEDING_MOLE' THEN 'SO_MOLE'
		ELSE answer->>'flag' END)) ORDER BY place), '[]')
	FROM jsonb_array_elements("red_flags"->'answers') WITH ORDINALITY AS given(answer, place)));--> statement-breakpoint
UPDATE "consultations" SET "tier" = (CASE
	WHEN "red_flags" @> '{"answers": [{"flag": "EM_AIRWAY", "present": true}]}' THEN 'EMERGENCY'
	WHEN "red_flags" @> '{"answers": [{"flag": "EM_SKIN_LOSS", "present": true}]}' THEN 'EMERGENCY'
	WHEN "red_flags" @> '{"answers": [{"flag": "UR_SPREADING_INFECTION", "present": true}]}' THEN 'URGENT'
	WHEN "red_flags" @> '{"answers": [{"flag": "SO_MOLE", "present": true}]}' THEN 'SOON'
	WHEN "urgent" THEN 'URGENT'
	ELSE 'ROUTINE' END)::"triage_tier";--> statement-breakpoint
ALTER TABLE "consultations" ALTER COLUMN "tier" SET NOT NULL;--> statement-breakpoint
UPDATE "consultations" SET "answer_due_at" = now() + (CASE "tier" WHEN 'EMERGENCY' THEN '2 hours' WHEN 'URGENT' THEN '24 hours' ELSE '72 hours' END)::interval
	WHERE "tier" <> 'ROUTINE' AND "status" IN ('PENDING', 'ASSIGNED', 'IN_REVIEW', 'NEEDS_INFO');--> statement-breakpoint
INSERT INTO "consultation_escalations" ("consultation_id", "step", "due_at", "revision")
	SELECT c."id", plan.step::"escalation_step", now() + plan.after::interval, c."revision"
	FROM "consultations" c JOIN (VALUES
		('EMERGENCY', 'AGAIN', '30 minutes'), ('EMERGENCY', 'ADMINISTRATORS', '1 hour'), ('EMERGENCY', 'OVERDUE', '2 hours'),
		('URGENT', 'AGAIN', '2 hours'), ('URGENT', 'ADMINISTRATORS', '4 hours'), ('URGENT', 'OVERDUE', '24 hours'),
		('SOON', 'AGAIN', '24 hours'), ('SOON', 'ADMINISTRATORS', '48 hours'), ('SOON', 'OVERDUE', '72 hours')
	) AS plan(tier, step, after) ON plan.tier = c."tier"::text
	WHERE c."status" IN ('PENDING', 'ASSIGNED', 'IN_REVIEW', 'NEEDS_INFO');--> statement-breakpoint
ALTER TABLE "consultations" DROP COLUMN "urgent";