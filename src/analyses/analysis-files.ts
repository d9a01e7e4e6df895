/** Name of the photo within its folder of the storage. */
export const PHOTO_FILE = 'photo.jpg';

/** Name of a metric's overlay within the same folder. */
export const heatmapFile = (metricKey: string) =>
  `heatmap-${metricKey.toLowerCase().replaceAll('_', '-')}.webp`;
