-- expand: a column that the release before leaves at its default, as its overlays are WebP
ALTER TABLE "analyses" ADD COLUMN "heatmap_format" text DEFAULT 'webp' NOT NULL;