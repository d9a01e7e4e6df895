import type { Pixels } from './face/pixels.ts';
import type { PhotoProblem, PhotoProblemCode } from './inference.types.ts';
import { isGray, isMonochrome } from './monochrome.ts';
import { showsSkin } from './photo-checks.ts';
import type { SkinModel } from './skin-model.ts';

type Quality = Readonly<Record<string, number>>;

interface RecognizedFace {
  problems: PhotoProblem[];
  /** Whether a person is seen, but the skin has a color that no skin has. */
  isTinted: boolean;
}

const SKIN: RecognizedFace = { problems: [], isTinted: false };

/**
 * Whether a face is one of skin: dolls, dogs and statues have faces, too. Its frame is looked at as a picture where color
 * or mesh leave doubt; other faces cost nothing.
 * @param presence how sure the mesh is of the face, 0..1
 */
export async function recognizeFace(
  { manifest: { graphs }, subject }: SkinModel,
  { quality, presence }: { quality: Quality; presence: number },
  frame: () => Pixels,
): Promise<RecognizedFace> {
  const { skin, color = {} } = graphs.face!;
  const mayLackColor = !showsSkin(quality, color);
  const isSkin = showsSkin(quality, skin);
  const faces = subject?.faces;
  const isTinted = faces !== undefined && !showsSkin(quality, faces.usual);
  const isDoubtful = faces !== undefined && (isTinted || presence < faces.surePresence);
  if (isSkin && !mayLackColor && !isDoubtful) return SKIN;
  const pixels = frame();
  if (mayLackColor && isMonochrome(pixels)) return refused('NO_COLOR');
  if (!isSkin) return refused('NO_SKIN_FOUND');
  if (isDoubtful && !(await subject!.isPerson(pixels, faces))) return refused('NO_SKIN_FOUND');
  return { problems: [], isTinted };
}

/**
 * Whether a photo without a face shows skin. Where a person is seen, the bounds are wide, since inflamed skin looks least
 * like skin. Where nothing is seen, skin must fill the picture: skin alone shows no person.
 */
export async function recognizeCloseUp(
  { manifest: { graphs }, subject }: SkinModel,
  quality: Quality,
  pixels: Pixels,
): Promise<PhotoProblem[]> {
  const fills = showsSkin(quality, graphs.closeUp.skin);
  const couldBe = subject ? showsSkin(quality, subject.bounds) : fills;
  if (fills || couldBe) {
    const hasSkin = await subject?.hasSkin(pixels);
    if (hasSkin || (fills && hasSkin === undefined)) return [];
  }
  return [{ code: isGray(pixels) ? 'NO_COLOR' : 'NO_SKIN_FOUND' }];
}

const refused = (code: PhotoProblemCode): RecognizedFace => ({ problems: [{ code }], isTinted: false });
