import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { renderSkin } from '../../ml-models/renderer/render-skin.ts';
import { PLAIN_SKIN } from '../../ml-models/renderer/skin-scene.ts';
import { preparePhoto } from '../../src/inference/photo.ts';
import { analyzePhoto } from '../../src/inference/skin-analyzer.ts';
import { SkinModel } from '../../src/inference/skin-model.ts';
import { closeup } from '../setup/photos.ts';

let model: SkinModel;
beforeAll(async () => {
  model = await SkinModel.load('ml-models');
});

async function analyse(photo: Buffer) {
  const { jpeg, capture } = await preparePhoto(photo);
  return analyzePhoto(model, jpeg, capture);
}

const SIDE = 320;
const TONES = [0.02, 0.05, 0.1, 0.2, 0.32];

function skin(melanin: number): Promise<Buffer> {
  const light = (melanin / 0.06) ** 0.2;
  return png(renderSkin({ ...PLAIN_SKIN, seed: 21, melanin, light }, SIDE).data, SIDE);
}

const png = (data: Buffer, side: number) =>
  sharp(data, { raw: { width: side, height: side, channels: 3 } })
    .png()
    .toBuffer();

/** What lies within a disk of the given share of the side, before a gray wall: a thing of the color and texture of skin. */
async function beforeWall(photo: Buffer, share: number): Promise<Buffer> {
  const { data, info } = await sharp(photo)
    .resize(SIDE, SIDE)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  for (let i = 0; i < info.width * info.height; i++) {
    const away = Math.hypot((i % SIDE) - SIDE / 2, Math.floor(i / SIDE) - SIDE / 2);
    if (away > (share * SIDE) / 2) data.set([140, 144, 150], 3 * i);
  }
  return png(data, SIDE);
}

test('skin that fills the picture needs nobody around it, in every tone', async () => {
  for (const melanin of TONES) {
    const result = await analyse(await skin(melanin));
    expect(result, `melanin ${melanin}`).toMatchObject({ status: 'COMPLETED' });
  }
});

test('a thing of the color of skin before a wall is not certain to be skin, in any tone', async () => {
  for (const melanin of TONES) {
    const result = await analyse(await beforeWall(await skin(melanin), 0.7));
    expect(result, `melanin ${melanin}`).toMatchObject({
      status: 'REJECTED',
      problems: [{ code: 'NO_SKIN_FOUND' }],
    });
  }
});

test('a small photo that shows no skin is refused for both reasons', async () => {
  const thing = await sharp(await beforeWall(closeup, 0.5))
    .resize(200, 200)
    .jpeg()
    .toBuffer();
  expect(await analyse(thing)).toMatchObject({
    status: 'REJECTED',
    problems: [{ code: 'TOO_SMALL' }, { code: 'NO_SKIN_FOUND' }],
  });
});
