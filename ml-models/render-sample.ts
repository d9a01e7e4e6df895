import sharp from 'sharp';
import { renderSkin } from './renderer/render-skin.ts';
import { PLAIN_SKIN } from './renderer/skin-scene.ts';

/** Writes samples/closeup.jpg, a rendered patch of cheek for the demo and the tests. */
const { data, width, height } = renderSkin(
  {
    ...PLAIN_SKIN,
    seed: 21,
    melanin: 0.05,
    blood: 0.014,
    gloss: 0.45,
    poreDepth: 0.6,
    lineDepth: 0.25,
    blemishes: 0.35,
    spots: 0.3,
    flush: 0.4,
    roughness: 0.35,
  },
  1024,
);
await sharp(data, { raw: { width, height, channels: 3 } })
  .jpeg({ quality: 88, chromaSubsampling: '4:4:4' })
  .toFile(new URL('samples/closeup.jpg', import.meta.url).pathname);
